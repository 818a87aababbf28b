# Installs Setup.exe for this account, walks the sample case, installs over it, removes it.
# packaging/windows/try_setup.ps1 C:\path\TRO-Desk-0.1.0-Setup.exe
param([Parameter(Mandatory)][string]$Setup)
$ErrorActionPreference = 'Stop'
$home_ = "$env:LOCALAPPDATA\Programs\TRO Desk"
$desk = "$env:LOCALAPPDATA\TRO Desk"
$menu = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\TRO Desk.lnk"
$classes = 'HKCU:\Software\Classes'

function Invoke-Checked([string]$File, [string[]]$Arguments) {
    $run = Start-Process $File $Arguments -PassThru
    if (-not $run.WaitForExit(600000)) { $run.Kill(); throw "$File did not end" }
    if ($run.ExitCode -ne 0) { throw "$File $Arguments ended with $($run.ExitCode)" }
}
function Assert([bool]$Holds, [string]$What) {
    if (-not $Holds) { throw "Not so: $What" }
    Write-Output "ok: $What"
}

Invoke-Checked $Setup @('/S')
Assert (Test-Path "$home_\TRO Desk.exe") 'the program is in the folder of this account'
Assert (Test-Path $menu) 'the Start menu has an entry'
Assert ((Get-ItemProperty "$classes\.trocase").'(default)' -eq 'TRODesk.Desk') '.trocase opens with it'
Invoke-Checked "$home_\TRO Desk.exe" @('--smoke')
Assert $true 'the sample case was walked to its brief'

$window = Start-Process "$home_\TRO Desk.exe" -PassThru
Start-Sleep 20
$window.Refresh()
Assert (-not $window.HasExited -and $window.MainWindowTitle -match 'TRO Desk') 'its window stands'
$null = $window.CloseMainWindow()
if (-not $window.WaitForExit(60000)) { $window.Kill(); throw 'the window did not close' }

$null = New-Item -ItemType Directory -Force $desk
Set-Content "$desk\kept.txt" 'a case'
Invoke-Checked $Setup @('/S')
Assert (Test-Path "$desk\kept.txt") 'an upgrade keeps the desk'

Copy-Item "$home_\Uninstall.exe" "$env:TEMP\tro-desk-uninstall.exe"
Invoke-Checked "$env:TEMP\tro-desk-uninstall.exe" @('/S', "_?=$home_")
Remove-Item "$home_\Uninstall.exe", $home_ -Recurse -ErrorAction SilentlyContinue
Assert (-not (Test-Path "$home_\TRO Desk.exe")) 'nothing of the program is left'
Assert (-not (Test-Path $menu)) 'nor of its entry in the menu'
Assert (-not (Test-Path "$classes\TRODesk.Desk")) 'nor of its kind of file'
Assert (Test-Path "$desk\kept.txt") 'the desk stays'

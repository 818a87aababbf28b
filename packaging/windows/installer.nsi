; Setup.exe: for one user, without an administrator, in Chinese and English.
; makensis -DVERSION=0.1.0 -DFOLDER=<folder of the program> -DSIDE=<picture> -DOUT=<Setup.exe> installer.nsi
Unicode true
Target amd64-unicode
!ifdef QUICK ; larger by half and packed in a minute, to try the installer
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\TRO Desk"
!define KIND "TRODesk.Desk"
!define ASSOCIATIONS_CHANGED 0x08000000
!define MUI_ICON "${FOLDER}\tro-desk.ico"
!define MUI_UNICON "${FOLDER}\tro-desk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "TRO Desk"
!define MUI_LANGDLL_INFO "请选择语言。$\r$\nPlease choose a language."
; Asked once: an upgrade and the removal speak the language that was chosen.
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

Name "TRO Desk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\TRO Desk"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "TRO Desk ${VERSION}"

; The page names the button by this word; the list of words that NSIS brings has another.
!define MUI_LICENSEPAGE_BUTTON "$(agree)"
!insertmacro MUI_PAGE_LICENSE "${FOLDER}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\TRO Desk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString agree ${LANG_SIMPCHINESE} "我同意(&I)"
LangString agree ${LANG_ENGLISH} "I &Agree"
LangString running ${LANG_SIMPCHINESE} "请先关闭 TRO Desk，再继续。"
LangString running ${LANG_ENGLISH} "Close TRO Desk first, then go on."
LangString kind ${LANG_SIMPCHINESE} "TRO Desk 案件资料"
LangString kind ${LANG_ENGLISH} "TRO Desk, a whole desk"
LangString keepdesk ${LANG_SIMPCHINESE} "案件资料会留在本机。要不要连同 $LOCALAPPDATA\TRO Desk 里的案件资料一起删除？删除后无法恢复。放在别处的案件资料和备份都会保留。"
LangString keepdesk ${LANG_ENGLISH} "Your cases stay on this computer. Delete those in $LOCALAPPDATA\TRO Desk as well? That cannot be undone. Desks and backups in other places stay."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "TRO Desk"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "TRO Desk Setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "Apache-2.0"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

; A program that runs keeps its own file open: then it cannot be written.
!macro WAIT_UNTIL_CLOSED
  ${If} ${FileExists} "$INSTDIR\TRO Desk.exe"
    retry_closed:
    ClearErrors
    FileOpen $0 "$INSTDIR\TRO Desk.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY retry_closed
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  ; An upgrade leaves nothing of the version before it. Cases never lie in these folders.
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\app"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  CreateShortcut "$SMPROGRAMS\TRO Desk.lnk" "$INSTDIR\TRO Desk.exe" "" "$INSTDIR\tro-desk.ico"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ; A desk that was saved as one file opens with a double click.
  WriteRegStr HKCU "Software\Classes\.trocase" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(kind)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\tro-desk.ico"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\TRO Desk.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
  WriteRegStr HKCU "${KEY}" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${KEY}" "DisplayName" "TRO Desk"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\tro-desk.ico"
  WriteRegStr HKCU "${KEY}" "Publisher" "The TRO Desk authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\TRO Desk.exe"
  Delete "$INSTDIR\tro-desk.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD_PARTY.md"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\TRO Desk.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.trocase" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.trocase"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "TRO Desk"
  MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(keepdesk)" /SD IDNO IDNO leave
  RMDir /r "$LOCALAPPDATA\TRO Desk"
  RMDir /r "$LOCALAPPDATA\TRO Desk sample"
  leave:
SectionEnd

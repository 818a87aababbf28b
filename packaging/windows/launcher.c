/* TRO Desk.exe: runs the Python beside it, without a console and without unpacking anything.
 *
 * `python311.dll` and the standard library are the files that the Python Software Foundation
 * signed; they stay as they are. A worker process is started through this same program, with the
 * interpreter's own arguments: those pass unchanged.
 */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*PyMain)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"TRO Desk", MB_ICONERROR | MB_OK);
    return 1;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show)
{
    wchar_t place[32768];
    DWORD length = GetModuleFileNameW(NULL, place, 32768 - 64);
    wchar_t *end = length ? wcsrchr(place, L'\\') : NULL;
    if (end == NULL)
        return fail(L"The program does not know where it is. Install it again.");
    wcscpy(end + 1, L"runtime\\python311.dll");
    HMODULE python = LoadLibraryExW(place, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    PyMain run = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (run == NULL)
        return fail(L"A file of the program is missing: runtime\\python311.dll. "
                    L"Install it again.\n\n程序缺少文件，请重新安装。");
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    if (given == NULL)
        return 1;
    int worker = 0;
    for (int i = 1; i < count; i++)
        if (wcscmp(given[i], L"--multiprocessing-fork") == 0)
            worker = 1;
    wchar_t **all = calloc((size_t)count + 5, sizeof *all);
    if (all == NULL)
        return 1;
    int n = 0;
    all[n++] = given[0];
    if (!worker) {
        all[n++] = L"-X";
        all[n++] = L"utf8";
        all[n++] = L"-m";
        all[n++] = L"tro_desk";
    }
    for (int i = 1; i < count; i++)
        all[n++] = given[i];
    return run(n, all);
}

#!/bin/sh
# Adds TRO Desk to the menu of this account, where this folder lies: ./install.sh
# ./install.sh --remove takes it out again. Cases are not touched by either.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
data="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$data/applications/tro-desk.desktop"
kind="$data/mime/packages/tro-desk.xml"
picture="$data/icons/hicolor/256x256/apps/tro-desk.png"
drawing="$data/icons/hicolor/scalable/apps/tro-desk.svg"

refresh() {
    # Desktops look by themselves as well; these only make it quick.
    update-desktop-database "$data/applications" 2>/dev/null || true
    update-mime-database "$data/mime" 2>/dev/null || true
}

case "${1:-}" in
"")
    mkdir -p "$(dirname "$entry")" "$(dirname "$kind")" "$(dirname "$picture")" \
        "$(dirname "$drawing")"
    # The place is written in the quotes that an Exec line asks for.
    place=$(printf '%s' "$here/program/tro-desk" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
    while IFS= read -r line; do
        case "$line" in
        Exec=*) printf 'Exec="%s" %%F\n' "$place" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$here/share/tro-desk.desktop" >"$entry"
    cp "$here/share/tro-desk.xml" "$kind"
    cp "$here/share/tro-desk.png" "$picture"
    cp "$here/share/tro-desk.svg" "$drawing"
    refresh
    echo "TRO Desk is in the menu now. Keep this folder where it is: $here"
    echo "TRO Desk 已加入菜单。请不要移动这个文件夹。"
    ;;
--remove)
    rm -f "$entry" "$kind" "$picture" "$drawing"
    refresh
    echo "TRO Desk is out of the menu. Delete this folder to remove the program: $here"
    echo "TRO Desk 已从菜单移除。删除这个文件夹即可卸载程序，案件资料不受影响。"
    ;;
*)
    echo "Usage: $0 [--remove]" >&2
    exit 2
    ;;
esac

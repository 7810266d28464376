#!/usr/bin/env bash
# Writes every sample page into a folder and pictures it at 390 and 1280 pixels, in Chinese and English.
#   tests/Pages.Tests/look.sh FOLDER [page…]        pages as in Samples.cs: notice task-errors …; all when none is named
set -euo pipefail

cd "$(dirname "$0")"
folder=$(mkdir -p "${1:?give a folder}" && cd "$1" && pwd)
shift
PAGES_OUT=$folder dotnet test --filter FullyQualifiedName~PageFolderTests --verbosity quiet

picture() { # address width height file
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files \
    --window-size="$2,$3" --screenshot="$4" "$1" 2> /dev/null
}

cd "$folder"
for page in *.zh.html *.en.html; do
  name=${page%.??.html}
  if (($#)) && [[ " $* " != *" $name "* ]]; then
    continue
  fi
  picture "file://$folder/$page" 1280 1600 "$folder/${page%.html}.1280.png"
  # Chromium's windows are at least 500 pixels wide, so the narrow page is in a frame.
  style='body{margin:0}iframe{border:0;width:390px;height:2400px}'
  printf '<!DOCTYPE html><style>%s</style><iframe src="%s"></iframe>' "$style" "$page" > frame.htm
  picture "file://$folder/frame.htm" 500 2400 "$folder/${page%.html}.390.png"
done
rm -f frame.htm
echo "Pictures are in $folder."

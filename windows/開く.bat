@echo off
chcp 65001 >nul
setlocal
set "TEBIKI=%~dp0..\tebiki.exe"
set "PLAN=%~dp0keikaku"
if not exist "%TEBIKI%" goto missing
if exist "%PLAN%\content" goto ready
echo 計画のフォルダー（keikaku）がないので、例を作ります。
"%TEBIKI%" --lang ja init "%PLAN%"
if errorlevel 1 goto failed
:ready
echo 手引きをブラウザーで開きます。原稿を保存すると、ページが新しくなります。
echo 終わるときは、このウィンドウを閉じてください。
"%TEBIKI%" --lang ja -C "%PLAN%" serve
if errorlevel 1 goto failed
pause
exit /b 0
:failed
echo.
echo うまくいきませんでした。上の説明を読んで直し、もう一度ダブルクリックしてください。
pause
exit /b 1
:missing
echo.
echo tebiki.exe が見付かりません。zip の中のフォルダーを、そのままの形で取り出してください。
pause
exit /b 2

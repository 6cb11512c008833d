namespace Swamp.Cli.Completions;

/// <summary>Completion for PowerShell 7.</summary>
internal static class PowerShellScript
{
    public const string Text =
        """
        # Completion of swamp for PowerShell. Load it with: swamp completions powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName swamp -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
                Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text.Trim('"', "'") })
            if ($wordToComplete -eq '') { $words += '' }
            $kind, $lines = @(swamp complete -- @words 2>$null)
            if ($kind -ne 'values') { return }
            foreach ($line in $lines) {
                $value, $description = $line -split "`t", 2
                if (-not $description) { $description = $value }
                $text = if ($value -match '[\s''"@;|&(){}$]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
                [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
            }
        }
        """;
}

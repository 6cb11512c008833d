using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Completions;

/// <summary>The text of the PowerShell script: PowerShell itself is not installed where these tests run, so the script has not been executed.</summary>
public sealed class PowerShellTests
{
    [Fact]
    public async Task PowerShell_Script_IsTheReviewedText() => Assert.Equal(
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

        """,
        (await Shell.RunAsync("completions", "powershell")).Output);
}

namespace Swamp.Cli.Completions;

/// <summary>Completion for fish.</summary>
internal static class FishScript
{
    public const string Text =
        """
        # Completion of swamp for fish. Save it as ~/.config/fish/completions/swamp.fish
        function __swamp_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l answer (swamp complete -- $words[2..-1] 2>/dev/null)
            switch "$answer[1]"
                case files
                    __fish_complete_path (commandline -ct)
                case folders
                    __fish_complete_directories (commandline -ct)
                case '*'
                    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
            end
        end
        complete -c swamp -f -k -a '(__swamp_complete)'
        """;
}

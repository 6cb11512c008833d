namespace Swamp.Cli.Completions;

/// <summary>Completion for zsh.</summary>
internal static class ZshScript
{
    public const string Text =
        """
        #compdef swamp
        # Completion of swamp for zsh. Put it as _swamp into a folder of $fpath, or load it with: source <(swamp completions zsh)
        _swamp() {
            local kind='' line
            local -a candidates typed
            typed=("${(@Q)words[2,CURRENT]}")
            # A quote that is still open is not part of the word.
            typed[-1]=${typed[-1]#[\"\']}
            while IFS= read -r line; do
                if [[ -z $kind ]]; then
                    kind=$line
                elif [[ $line == *$'\t'* ]]; then
                    candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
                else
                    candidates+=("${line//:/\\:}")
                fi
            done < <(swamp complete -- "${typed[@]}" 2>/dev/null)
            case $kind in
                files) _files ;;
                folders) _files -/ ;;
                *) _describe -V swamp candidates ;;
            esac
        }
        if [[ ${funcstack[1]-} == _swamp ]]; then
            _swamp "$@"
        else
            compdef _swamp swamp
        fi
        """;
}

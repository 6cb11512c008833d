namespace Swamp.Cli.Completions;

/// <summary>Completion for bash 4 and later.</summary>
internal static class BashScript
{
    public const string Text =
        """
        # Completion of swamp for bash. Load it with: source <(swamp completions bash)
        _swamp_complete() {
            # bash cuts words at = : and @, which are parts of our words: join what was typed without a space between.
            local line=${COMP_LINE:0:COMP_POINT} i piece gap word='' joined=''
            local -a words=()
            for ((i = 0; i <= COMP_CWORD; i++)); do
                gap=${line%%[![:space:]]*}
                line=${line#"$gap"}
                piece=${COMP_WORDS[i]}
                [[ ${#piece} -gt ${#line} ]] && piece=$line
                line=${line:${#piece}}
                if [[ $i -eq 0 || -n $gap ]]; then
                    [[ $i -gt 0 ]] && words+=("$word")
                    word=$piece joined=''
                else
                    joined=$word word+=$piece
                fi
            done
            # A separator at the very end is not part of what bash replaces.
            [[ $i -gt 1 && -n $joined && $piece == [=:@] ]] && joined=$word
            words+=("$word")
            words=("${words[@]:1}")
            for i in "${!words[@]}"; do
                words[i]=${words[i]//[\"\'\\]/}
            done

            local kind='' candidate
            COMPREPLY=()
            while IFS=$'\t' read -r candidate _; do
                if [[ -z $kind ]]; then
                    kind=$candidate
                else
                    printf -v candidate %q "$candidate"
                    COMPREPLY+=("${candidate#"$joined"}")
                fi
            done < <(swamp complete -- "${words[@]}" 2>/dev/null)
            case $kind in
                files) compopt -o default 2>/dev/null ;;
                folders) compopt -o dirnames 2>/dev/null ;;
            esac
            # The value follows the sign without a space.
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
            return 0
        }
        complete -F _swamp_complete swamp
        """;
}

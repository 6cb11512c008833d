namespace Swamp.Engine.Vaults.Shell;

/// <summary>Where in a command the reader is; enough to tell comments, and the parentheses of <c>case</c> patterns.</summary>
internal sealed class CommandState
{
    private static readonly string[] StartCommands = ["do", "then", "else", "elif", "if", "while", "until", "!", "{", "time"];

    private bool isCommandStart = true;

    public Queue<HereDocument> Documents { get; } = new();

    public int Parentheses { get; set; }

    public int Cases { get; private set; }

    public bool IsWordStart { get; private set; } = true;

    public void AfterBlank() => IsWordStart = true;

    public void AfterSeparator() => (IsWordStart, isCommandStart) = (true, true);

    public void AfterWord() => (IsWordStart, isCommandStart) = (false, false);

    public void Take(string word)
    {
        var startsCommand = IsWordStart && isCommandStart;
        if (startsCommand && word == "case")
        {
            Cases++;
        }
        else if (startsCommand && word == "esac")
        {
            Cases = Math.Max(0, Cases - 1);
        }

        isCommandStart = IsWordStart && ((startsCommand && StartCommands.Contains(word, StringComparer.Ordinal)) || (word == "in" && Cases > 0));
        IsWordStart = false;
    }
}

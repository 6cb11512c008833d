using System.Text;

namespace Swamp.Engine.Vaults.Shell;

/// <content>Here-documents.</content>
internal sealed partial class PosixShellRewriter
{
    /// <summary>The operator and the delimiter of a here-document.</summary>
    private HereDocument Delimiter()
    {
        Copy(2);
        var stripsTabs = !AtEnd && Current == '-';
        if (stripsTabs)
        {
            Copy();
        }

        while (!AtEnd && Current is ' ' or '\t')
        {
            Copy();
        }

        var (start, name, isQuoted) = (position, new StringBuilder(), false);
        while (!AtEnd && !" \t\n;&|()<>".Contains(Current, StringComparison.Ordinal))
        {
            switch (Current)
            {
                case '\'' or '"':
                    isQuoted = true;
                    var close = text.IndexOf(Current, position + 1);
                    close = close < 0 || close >= limit ? limit - 1 : close;
                    name.Append(text, position + 1, Math.Max(0, close - position - 1));
                    position = close + 1;
                    break;
                case '\\':
                    isQuoted = true;
                    position++;
                    break;
                default:
                    name.Append(Current);
                    position++;
                    break;
            }
        }

        position = Math.Min(position, limit);
        var written = new StringBuilder(text[start..position]);
        pieces.Add(written);
        pieces.Add(new StringBuilder());
        return new HereDocument(name.ToString(), isQuoted, stripsTabs, written);
    }

    private void Bodies(Queue<HereDocument> documents)
    {
        while (documents.TryDequeue(out var document))
        {
            var (end, next) = document.EndIn(text, position, limit);
            if (!document.IsQuoted)
            {
                Within(end, () => DoubleQuoted(end: null));
            }
            else if (HoldsToken(end))
            {
                LiteralBody(document, end, next);
                continue;
            }

            Copy(next - position);
        }
    }

    /// <summary>
    /// A body that the shell takes as it is has no place for a variable; so it becomes one in which variables are expanded, with everything
    /// else in it escaped.
    /// </summary>
    private void LiteralBody(HereDocument document, int end, int next)
    {
        var name = document.UnquotedName(text);
        document.Written.Clear().Append(name);
        while (position < end)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"${{{variable}}}");
            }
            else if (Current is '\\' or '$' or '`')
            {
                Generated($"\\{Current}");
                position++;
            }
            else
            {
                Copy();
            }
        }

        // The line that ends the body, under the name that it has now.
        Output.Append(text[end..next].Replace(document.Name, name, StringComparison.Ordinal));
        position = next;
    }

    private bool HoldsToken(int end)
    {
        for (var i = position; i < end; i++)
        {
            if (StartsToken(i))
            {
                return true;
            }
        }

        return false;
    }

    private void Within(int end, Action read)
    {
        var outer = limit;
        limit = end;
        read();
        limit = outer;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>A place in a value as a chain towards the root; building one while descending costs one small object.</summary>
internal sealed class InstancePath
{
    private static readonly SearchValues<char> NeedsBrackets = SearchValues.Create(".[]\" \n");

    private readonly InstancePath? parent;
    private readonly string? key;
    private readonly int index;

    private InstancePath(InstancePath? parent, string? key, int index)
    {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    public static InstancePath Root { get; } = new(null, null, 0);

    public InstancePath Key(string name) => new(this, name, 0);

    public InstancePath Item(int number) => new(this, null, number);

    public IReadOnlyList<string> Segments() => [.. Chain().Select(static step => step.key ?? step.index.ToString(CultureInfo.InvariantCulture))];

    public string Pointer() =>
        string.Concat(Chain().Select(static step => "/" + (step.key is null ? step.index.ToString(CultureInfo.InvariantCulture) : JsonPointer.Escape(step.key))));

    public string Dotted()
    {
        var text = new StringBuilder();
        foreach (var step in Chain())
        {
            if (step.key is null)
            {
                text.Append('[').Append(step.index).Append(']');
            }
            else if (IsPlain(step.key))
            {
                text.Append(text.Length == 0 ? "" : ".").Append(step.key);
            }
            else
            {
                text.Append("[\"").Append(step.key.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
        }

        return text.ToString();
    }

    private static bool IsPlain(string key) => key.Length > 0 && !key.AsSpan().ContainsAny(NeedsBrackets);

    private Stack<InstancePath> Chain()
    {
        var chain = new Stack<InstancePath>();
        for (var step = this; step.parent is not null; step = step.parent)
        {
            chain.Push(step);
        }

        return chain;
    }
}

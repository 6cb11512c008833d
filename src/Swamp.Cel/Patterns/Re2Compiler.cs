using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Swamp.Cel;

/// <summary>Turns the tree of a pattern into a program. It works from the end, so that each step knows where the next one is.</summary>
internal sealed class Re2Compiler
{
    /// <summary>Longest text that is searched for before anything is tried; longer searches can take time in proportion to their product.</summary>
    private const int MaxPrefix = 16;

    /// <summary>Characters that are searched for together.</summary>
    private const int MaxFirst = 64;

    private readonly List<Re2Step> steps = [];
    private readonly List<RuneSet> sets = [];
    private readonly Dictionary<RuneSet, int> numbers = new(ReferenceEqualityComparer.Instance);
    private bool hasLines;
    private bool hasWords;
    private bool hasPlaces;

    private Re2Compiler()
    {
    }

    public static Re2Program Compile(Re2Node tree)
    {
        var compiler = new Re2Compiler();
        var start = compiler.Emit(tree, compiler.Add(Re2Op.Match, 0, 0));
        if (!tree.IsAnchored)
        {
            // Any number of characters first, so that the pattern is found anywhere.
            var loop = compiler.Add(Re2Op.Split, start, 0);
            compiler.SetTargets(loop, start, compiler.Add(Re2Op.Set, compiler.Number(RuneSet.All), loop));
            start = loop;
        }

        return new Re2Program([.. compiler.steps], [.. compiler.sets], start, compiler.hasPlaces, compiler.hasLines, compiler.hasWords)
        {
            Prefix = compiler.hasPlaces ? "" : Prefix(tree),
            First = compiler.hasPlaces ? null : First(tree),
        };
    }

    /// <summary>The text that every match begins with, as far as it is plain characters.</summary>
    private static string Prefix(Re2Node tree)
    {
        var text = new StringBuilder();
        IReadOnlyList<Re2Node> items = tree.Kind == Re2NodeKind.Sequence ? tree.Items : [tree];
        foreach (var item in items)
        {
            if (item.Kind != Re2NodeKind.Set || item.Set.Single < 0 || !Rune.TryCreate(item.Set.Single, out var rune) || text.Length >= MaxPrefix) break;
            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>The characters of the set that every match begins with, when they are few and of 16 bits.</summary>
    private static SearchValues<char>? First(Re2Node tree)
    {
        while (tree.Kind == Re2NodeKind.Sequence || (tree.Kind == Re2NodeKind.Repeat && tree.Least > 0)) tree = tree.Items[0];
        if (tree.Kind != Re2NodeKind.Set || tree.Set.Count == 0 || tree.Set.Bounds[^1] >= 0xd800) return null;
        var characters = new List<char>();
        var bounds = tree.Set.Bounds;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (characters.Count + bounds[i + 1] - bounds[i] >= MaxFirst) return null;
            for (var code = bounds[i]; code <= bounds[i + 1]; code++) characters.Add((char)code);
        }

        return SearchValues.Create(CollectionsMarshal.AsSpan(characters));
    }

    private int Add(Re2Op op, int x, int y)
    {
        steps.Add(new Re2Step(op, x, y));
        return steps.Count - 1;
    }

    private void SetTargets(int step, int x, int y)
    {
        ref var split = ref CollectionsMarshal.AsSpan(steps)[step];
        split.X = x;
        split.Y = y;
    }

    private int Number(RuneSet set)
    {
        if (numbers.TryGetValue(set, out var number)) return number;
        sets.Add(set);
        return numbers[set] = sets.Count - 1;
    }

    private int Emit(Re2Node node, int next)
    {
        switch (node.Kind)
        {
            case Re2NodeKind.Set: return Add(Re2Op.Set, Number(node.Set), next);
            case Re2NodeKind.Place:
                hasPlaces = true;
                hasLines |= node.Place is Re2Place.LineStart or Re2Place.LineEnd;
                hasWords |= node.Place is Re2Place.WordEdge or Re2Place.NoWordEdge;
                return Add(Re2Op.Place, (int)node.Place, next);
            case Re2NodeKind.Sequence:
                for (var i = node.Items.Count - 1; i >= 0; i--) next = Emit(node.Items[i], next);
                return next;
            case Re2NodeKind.Choice:
                var choice = Emit(node.Items[^1], next);
                for (var i = node.Items.Count - 2; i >= 0; i--) choice = Add(Re2Op.Split, Emit(node.Items[i], next), choice);
                return choice;
            case Re2NodeKind.Repeat: return EmitRepeat(node, next);
            default: return next;
        }
    }

    private int EmitRepeat(Re2Node node, int next)
    {
        var item = node.Items[0];
        if (node.Most < 0)
        {
            var loop = Add(Re2Op.Split, 0, 0);
            var body = Emit(item, loop);
            SetTargets(loop, body, next);
            next = node.Least == 0 ? loop : body;
            for (var i = 1; i < node.Least; i++) next = Emit(item, next);
            return next;
        }

        var after = next;
        for (var i = node.Least; i < node.Most; i++) next = Add(Re2Op.Split, Emit(item, next), after);
        for (var i = 0; i < node.Least; i++) next = Emit(item, next);
        return next;
    }
}

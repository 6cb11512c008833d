namespace Swamp.Cel;

/// <summary>A part of a pattern. Whether a repetition prefers many or few does not matter, since only the question whether there is a match is asked.</summary>
internal sealed class Re2Node
{
    private Re2Node(Re2NodeKind kind, long size)
    {
        Kind = kind;
        Size = size;
    }

    public static Re2Node Empty { get; } = new(Re2NodeKind.Empty, 1);

    public Re2NodeKind Kind { get; }

    /// <summary>Steps of the program that this becomes, repetitions multiplied out.</summary>
    public long Size { get; }

    public RuneSet Set { get; private init; } = RuneSet.All;

    public Re2Place Place { get; private init; }

    public IReadOnlyList<Re2Node> Items { get; private init; } = [];

    public int Least { get; private init; }

    /// <summary>How often at most; -1 for any number.</summary>
    public int Most { get; private init; }

    /// <summary>Whether a match can only be where the text starts.</summary>
    public bool IsAnchored => Kind switch
    {
        Re2NodeKind.Place => Place == Re2Place.TextStart,
        Re2NodeKind.Sequence => Items[0].IsAnchored,
        Re2NodeKind.Choice => Items.All(static i => i.IsAnchored),
        _ => false,
    };

    public static Re2Node Of(RuneSet set) => new(Re2NodeKind.Set, 1) { Set = set };

    public static Re2Node Of(Re2Place place) => new(Re2NodeKind.Place, 1) { Place = place };

    public static Re2Node Sequence(List<Re2Node> items) =>
        items.Count == 0 ? Empty : items.Count == 1 ? items[0] : new(Re2NodeKind.Sequence, items.Sum(static i => i.Size)) { Items = items };

    public static Re2Node Choice(List<Re2Node> items) =>
        items.Count == 1 ? items[0] : new(Re2NodeKind.Choice, items.Count + items.Sum(static i => i.Size)) { Items = items };

    public static Re2Node Repeat(Re2Node item, int least, int most)
    {
        var size = most < 0 ? (item.Size * Math.Max(least, 1)) + 1 : Math.Max(1, (item.Size * most) + most - least);
        return new(Re2NodeKind.Repeat, size) { Items = [item], Least = least, Most = most };
    }
}

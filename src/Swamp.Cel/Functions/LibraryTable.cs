namespace Swamp.Cel;

/// <summary>Registers the functions of the language.</summary>
internal sealed class LibraryTable
{
    /// <summary>Number of arguments under which a function stands that takes any number.</summary>
    private const int AnyNumber = -1;

    private readonly Dictionary<(string Name, bool IsReceiver, int Arguments), Builtin> functions = [];
    private readonly HashSet<(string Name, bool IsReceiver)> names = [];
    private readonly HashSet<(string Name, bool IsReceiver)> dialectOnly = [];

    private LibraryTable()
    {
    }

    public IEnumerable<string> NamesOf(bool isReceiver) =>
        names.Where(n => n.IsReceiver == isReceiver && char.IsAsciiLetter(n.Name[0]) && !n.Name.Contains('@', StringComparison.Ordinal)).Select(static n => n.Name);

    /// <summary>Every function; the receiver counts as an argument, and a negative number of arguments means any number.</summary>
    public IReadOnlyCollection<(string Name, bool IsReceiver, int Arguments)> Functions => functions.Keys;

    public static LibraryTable Create()
    {
        var table = new LibraryTable();
        OperatorFunctions.Register(table);
        ConversionFunctions.Register(table);
        StringFunctions.Register(table);
        TimeFunctions.Register(table);
        OptionalFunctions.Register(table);
        ListFunctions.Register(table);
        MathFunctions.Register(table);
        EncoderFunctions.Register(table);
        BytesFunctions.Register(table);
        return table;
    }

    public bool Knows(string name, bool isReceiver) => names.Contains((name, isReceiver));

    public bool IsDialectOnly(string name, bool isReceiver) => dialectOnly.Contains((name, isReceiver));

    public Builtin? Find(string name, bool isReceiver, int arguments) =>
        functions.GetValueOrDefault((name, isReceiver, arguments)) ?? functions.GetValueOrDefault((name, isReceiver, AnyNumber));

    public LibraryTable Global(string name, UnaryBody body) => Add(name, false, 1, new Builtin(name, body));

    public LibraryTable Global(string name, BinaryBody body) => Add(name, false, 2, new Builtin(name, body));

    public LibraryTable Global(string name, int arguments, NaryBody body) => Add(name, false, arguments, new Builtin(name, body));

    public LibraryTable Variadic(string name, NaryBody body) => Add(name, false, AnyNumber, new Builtin(name, body));

    public LibraryTable Receiver(string name, UnaryBody body) => Add(name, true, 1, new Builtin(name, body));

    public LibraryTable Receiver(string name, BinaryBody body) => Add(name, true, 2, new Builtin(name, body));

    public LibraryTable Receiver(string name, int arguments, NaryBody body) => Add(name, true, arguments, new Builtin(name, body));

    public LibraryTable DialectOnly(string name)
    {
        dialectOnly.Add((name, true));
        return this;
    }

    private LibraryTable Add(string name, bool isReceiver, int arguments, Builtin builtin)
    {
        names.Add((name, isReceiver));
        functions[(name, isReceiver, arguments)] = builtin;
        return this;
    }
}

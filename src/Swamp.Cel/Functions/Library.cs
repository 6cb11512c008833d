namespace Swamp.Cel;

/// <summary>All functions of the language by name, style and number of arguments.</summary>
internal static class Library
{
    private static readonly Lazy<LibraryTable> Table = new(LibraryTable.Create);

    /// <summary>Whether there is a function of a name and style, with any number of arguments.</summary>
    public static bool Knows(CelEnvironment environment, string name, bool isReceiver) =>
        Table.Value.Knows(name, isReceiver) && (environment.Dialect == CelDialect.Swamp || !Table.Value.IsDialectOnly(name, isReceiver));

    /// <summary>The function for a number of arguments, the receiver included; null when there is none.</summary>
    public static Builtin? Find(CelEnvironment environment, string name, bool isReceiver, int arguments) =>
        Knows(environment, name, isReceiver) ? Table.Value.Find(name, isReceiver, arguments) : null;

    public static IReadOnlyCollection<(string Name, bool IsReceiver, int Arguments)> Functions => Table.Value.Functions;

    /// <summary>The names of the functions of a style.</summary>
    public static IEnumerable<string> NamesOf(CelEnvironment environment, bool isReceiver) => Table.Value.NamesOf(isReceiver).Where(n => Knows(environment, n, isReceiver));
}

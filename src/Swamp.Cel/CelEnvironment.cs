namespace Swamp.Cel;

/// <summary>
/// What expressions are compiled against: functions, declared variables, dialect and limits. Immutable and thread-safe; make one and keep it.
/// </summary>
public sealed class CelEnvironment
{
    private readonly Dictionary<string, CelFunction[]> functions;
    private readonly Dictionary<string, CelType> variables;

    internal CelEnvironment(
        CelDialect dialect,
        CelLimits limits,
        bool mixedArithmetic,
        string container,
        Dictionary<string, CelFunction[]> functions,
        Dictionary<string, CelType> variables)
    {
        Dialect = dialect;
        Limits = limits;
        MixedArithmetic = mixedArithmetic;
        Container = container;
        this.functions = functions;
        this.variables = variables;
        HasQualifiedVariables = container.Length > 0 || variables.Keys.Any(static n => n.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>The specification with all extensions, strict arithmetic and no functions of a host.</summary>
    public static CelEnvironment Standard { get; } = CreateBuilder().Build();

    /// <summary>The dialect.</summary>
    public CelDialect Dialect { get; }

    /// <summary>The limits.</summary>
    public CelLimits Limits { get; }

    /// <summary>Whether arithmetic takes int, uint and double together.</summary>
    public bool MixedArithmetic { get; }

    /// <summary>The namespace in which names are looked up first; empty for none.</summary>
    public string Container { get; }

    /// <summary>The declared variables.</summary>
    public IReadOnlyDictionary<string, CelType> Variables => variables;

    internal bool HasQualifiedVariables { get; }

    internal IEnumerable<string> FunctionNamesOf(bool isReceiver) =>
        functions.Where(p => p.Value.Any(f => f.IsReceiver == isReceiver)).Select(static p => p.Key);

    /// <summary>Begins an environment.</summary>
    public static CelEnvironmentBuilder CreateBuilder() => new();

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="CelException">The text is not an expression, or a name in it stands for nothing; <see cref="CelException.Errors"/> has all.</exception>
    public CelProgram Compile(string source, CelCompileOptions? options = null)
    {
        var parsed = Parse(source);
        if (!parsed.IsValid) throw new CelException(parsed.Errors, source);
        options ??= CelCompileOptions.Default;
        if (!options.CheckTypes) return Compiler.Compile(this, parsed, options);
        var check = Check(parsed, options);
        if (!check.IsValid) throw new CelException(check.Errors, source);
        return Compiler.Compile(this, parsed, options, check.Type);
    }

    /// <summary>Parses an expression. Bad text gives errors and a tree with holes, never an exception.</summary>
    public CelParseResult Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parser.Parse(source, Limits);
    }

    /// <summary>
    /// Finds the type of every part of an expression, and the parts whose types do not fit. Bad expressions give errors, never an exception;
    /// of one that does not parse, what could be read is checked.
    /// </summary>
    public CelCheckResult Check(CelParseResult parsed, CelCompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return TypeChecker.Check(this, parsed, options ?? CelCompileOptions.Default);
    }

    /// <summary>Parses an expression and checks its types, as <see cref="Check(CelParseResult, CelCompileOptions?)"/> does.</summary>
    public CelCheckResult Check(string source, CelCompileOptions? options = null) => Check(Parse(source), options);

    internal ReadOnlySpan<CelFunction> FindFunctions(string name) => functions.TryGetValue(name, out var found) ? found : [];

    /// <summary>The names that a name may stand for, most specific first.</summary>
    internal IEnumerable<string> Candidates(string name)
    {
        if (name.StartsWith('.'))
        {
            yield return name[1..];
            yield break;
        }

        for (var prefix = Container; prefix.Length > 0; prefix = prefix.Contains('.', StringComparison.Ordinal) ? prefix[..prefix.LastIndexOf('.')] : "")
        {
            yield return $"{prefix}.{name}";
        }

        yield return name;
    }
}

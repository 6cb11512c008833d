using Swamp.Cel.Evaluation;
using Swamp.Cel.Functions;
using Swamp.Cel.Syntax;

namespace Swamp.Cel;

/// <summary>What expressions may use: functions, options and limits. Immutable and safe for concurrent use.</summary>
public sealed class CelEnvironment
{
    private readonly Dictionary<(string Name, bool IsReceiver), List<CelFunction>> hostFunctions = [];

    internal CelEnvironment(IReadOnlyList<CelFunction> functions, CelLimits limits, bool mixedArithmetic, bool qualifiedVariables, string container)
    {
        Limits = limits;
        HasMixedArithmetic = mixedArithmetic;
        HasQualifiedVariables = qualifiedVariables;
        Container = container;
        foreach (var function in functions)
        {
            if (!hostFunctions.TryGetValue((function.Name, function.IsReceiver), out var list))
            {
                hostFunctions[(function.Name, function.IsReceiver)] = list = [];
            }

            list.Add(function);
        }
    }

    /// <summary>The language with all its extensions, strict arithmetic, no functions of the host.</summary>
    public static CelEnvironment Standard { get; } = CreateBuilder().Build();

    /// <summary>The limits.</summary>
    public CelLimits Limits { get; }

    internal bool HasMixedArithmetic { get; }

    internal bool HasQualifiedVariables { get; }

    internal string Container { get; }

    internal IEnumerable<string> FunctionNames => hostFunctions.Keys.Select(k => k.Name).Concat(StandardLibrary.Names);

    /// <summary>Starts a new environment.</summary>
    public static CelEnvironmentBuilder CreateBuilder() => new();

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="CelException">The text is not an expression, is too large, or calls a function that nobody knows.</exception>
    public CelProgram Compile(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var program = CompileLeniently(source, out var errors);
        return errors.Count == 0 ? program : throw new CelException(source, errors);
    }

    /// <summary>The errors of a text as an expression; none when it compiles.</summary>
    public IReadOnlyList<CelError> Check(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            CompileLeniently(source, out var errors);
            return errors;
        }
        catch (CelException exception)
        {
            return exception.Errors;
        }
    }

    internal CelProgram CompileLeniently(string source, out IReadOnlyList<CelError> errors)
    {
        var parser = new Parser(source, Limits);
        if (parser.Parse() is not { } expression)
        {
            throw new CelException(source, parser.Errors);
        }

        var compiler = new Compiler(this);
        var root = compiler.Compile(expression);
        errors = compiler.Errors;
        return new CelProgram(source, root, compiler.LocalCount, compiler.References, compiler.IsAsync, Limits);
    }

    internal ResolvedFunction? Find(string name, bool isReceiver, int argumentCount)
    {
        if (hostFunctions.TryGetValue((name, isReceiver), out var candidates)
            && candidates.Find(f => argumentCount >= f.MinimumArguments && argumentCount <= f.MaximumArguments) is { } host)
        {
            return new ResolvedFunction(BodyOf(host), IsHost: true, host.IsAsync);
        }

        return StandardLibrary.Find(name, isReceiver, argumentCount, HasMixedArithmetic) is { } body ? new ResolvedFunction(body, IsHost: false, IsAsync: false) : null;
    }

    private static FunctionBody BodyOf(CelFunction function)
    {
        if (function.IsAsync)
        {
            return (arguments, frame) => frame.Pending is { } pending
                ? pending.ResultOf(function, arguments)
                : CelValue.Error(CelErrorCode.HostFunction, $"{function.Name}() has to be waited for, and this place cannot wait");
        }

        return (arguments, _) =>
        {
            try
            {
                return function.Sync!(arguments);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or CelLimitException))
            {
                return CelValue.Error(new CelError(CelErrorCode.HostFunction, exception.Message) { Cause = exception });
            }
        };
    }
}

using System.Diagnostics;
using Swamp.Cel.Tests.Conformance;
using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Fuzzing;

/// <summary>Puts one input through everything and tells what went wrong.</summary>
internal sealed class FuzzSubject
{
    /// <summary>What one input may allocate. A pattern can take some, everything else far less.</summary>
    private const long MaxBytes = 64 << 20;

    private static readonly TimeSpan s_maxTime = TimeSpan.FromSeconds(5);
    private static readonly CelLimits s_limits = new() { MaxCost = 5000 };
    private static readonly CelCompileOptions s_lenient = new() { RequireKnownFunctions = false };

    private readonly CelEnvironment environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).WithLimits(s_limits).Build();
    private readonly DictionaryActivation variables = GenValues.Activation().Set("x", CelValue.FromJson(System.Text.Json.Nodes.JsonNode.Parse("""{"a": [1, "b", null], "x": {"y": 2.5}}""")));

    /// <summary>How many inputs ended in a value, in an error of the evaluation, and in one of the parser or compiler.</summary>
    public (int Values, int Failures, int Refusals) Outcomes { get; private set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? ProblemOf(string source)
    {
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        string? problem;
        try
        {
            problem = Run(source);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            problem = exception.ToString();
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var time = Stopwatch.GetElapsedTime(started);
        return problem ?? (bytes > MaxBytes ? $"{bytes} bytes" : time > s_maxTime ? $"{time.TotalSeconds:0.0} s" : null);
    }

    private string? Run(string source)
    {
        var parsed = environment.Parse(source);
        if (!parsed.IsValid)
        {
            Count(refusals: 1);
            return Misplaced(parsed.Errors, source);
        }

        if (NotFixed(parsed) is { } unstable) return unstable;
        CelProgram program;
        try
        {
            program = environment.Compile(source, s_lenient);
        }
        catch (CelException refused)
        {
            Count(refusals: 1);
            return Misplaced(refused.Errors, source);
        }

        _ = program.References.Roots;
        var succeeded = program.TryEvaluate(variables, out var value);
        if (source.Length % 8 == 0 && OtherwiseWhenAwaited(program, succeeded ? null : program.Explain(value).Code, value) is { } difference) return difference;
        if (succeeded)
        {
            Count(values: 1);
            return Unusable(value);
        }

        Count(failures: 1);
        var error = program.Explain(value);
        return error.Message.Length == 0 ? "no message" : Misplaced([error], source);
    }

    /// <summary>Waiting for variables gives what having them gives.</summary>
    private string? OtherwiseWhenAwaited(CelProgram program, string? code, CelValue value)
    {
        var later = new DictionaryActivation();
        foreach (var name in variables.Names)
        {
            later.SetLazyAsync(name, _ => ValueTask.FromResult(variables.TryResolve(name, out var found) ? found : CelValue.Null));
        }

        try
        {
            var waiting = program.EvaluateAsync(later);
            var awaited = waiting.IsCompleted ? waiting.GetAwaiter().GetResult() : throw new InvalidOperationException("nothing was to be waited for");
            return code is null && ConformanceValues.AreSame(awaited, value) ? null : $"awaited gives {awaited}, not {code ?? value.ToString()}";
        }
        catch (CelException error)
        {
            return error.Code == code ? null : $"awaited gives {error.Code}, not {code ?? value.ToString()}";
        }
    }

    private void Count(int values = 0, int failures = 0, int refusals = 0) =>
        Outcomes = (Outcomes.Values + values, Outcomes.Failures + failures, Outcomes.Refusals + refusals);

    /// <summary>Errors have a code, and a place inside of the text.</summary>
    private static string? Misplaced(IReadOnlyList<CelError> errors, string source)
    {
        if (errors.Count == 0) return "no errors";
        foreach (var error in errors)
        {
            var isPlaced = error.Offset >= 0 && error.Offset <= source.Length && error.Line > 0 && error.Column > 0;
            if (!isPlaced || !error.Code.StartsWith("CEL_", StringComparison.Ordinal)) return $"misplaced: {error}";
        }

        return new CelException(errors, source).Message.Length == 0 ? "no message" : null;
    }

    /// <summary>What a tree prints as parses to the same tree, which prints the same.</summary>
    private string? NotFixed(CelParseResult parsed)
    {
        var printed = parsed.Root.ToString();
        var again = environment.Parse(printed);
        if (!again.IsValid) return again.Errors[0].Code == CelErrorCodes.SizeLimit ? null : $"prints as {printed}: {again.Errors[0].Message}";
        if (!ExprWalk.AreSame(parsed.Root, again.Root)) return $"prints as {printed}, which is another tree";
        return again.Root.ToString() == printed ? null : $"prints as {printed}, then as {again.Root}";
    }

    /// <summary>A value can be shown and compared, and becomes JSON or a typed error.</summary>
    private static string? Unusable(CelValue value)
    {
        if (value.IsFailure) return $"a failure as a result: {value}";
        if (value.ToString().Length == 0) return "shown as nothing";
        if (!ConformanceValues.AreSame(value, value)) return "is not itself";
        _ = value.GetHashCode();
        try
        {
            _ = value.ToJsonNode()?.ToJsonString();
        }
        catch (CelException)
        {
            return null;
        }

        return null;
    }
}

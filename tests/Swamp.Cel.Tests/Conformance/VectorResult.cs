namespace Swamp.Cel.Tests.Conformance;

/// <summary>How the cases of one file fare.</summary>
/// <param name="File">The file.</param>
/// <param name="All">Number of cases.</param>
/// <param name="Plain">How many of them are not about messages.</param>
/// <param name="Failed">Those of them that fail, with what is wrong.</param>
internal sealed record VectorResult(string File, int All, int Plain, IReadOnlyList<(ConformanceCase Case, string Problem)> Failed)
{
    public static VectorResult Of(string file)
    {
        var cases = ConformanceCase.Load(file);
        var plain = cases.Where(static c => !c.NeedsMessage).ToList();
        var failed = new List<(ConformanceCase, string)>();
        foreach (var test in plain)
        {
            if (VectorRun.ProblemOf(test, withDefaults: file == "checking.json") is { } problem) failed.Add((test, problem));
        }

        return new VectorResult(file, cases.Count, plain.Count, failed);
    }
}

using System.Globalization;
using System.Text;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>The assertions of a run as JUnit XML (WFC-38).</summary>
internal static class JUnitReport
{
    public static string Of(WorkflowRunResult run)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var cases = run.Jobs.SelectMany(static j => j.Steps).Where(static s => s.AssertResult is not null).ToList();
        text.Append(CultureInfo.InvariantCulture, $"<testsuites name=\"{Xml(run.WorkflowName)}\" {Counts(cases)} time=\"{Seconds(run.Duration)}\">\n");
        foreach (var job in run.Jobs)
        {
            var own = job.Steps.Where(static s => s.AssertResult is not null).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"  <testsuite name=\"{Xml(job.Name)}\" {Counts(own)} time=\"{Seconds(job.Duration)}\">\n");
            own.ForEach(step => Write(run, job, step, text));
            text.Append("  </testsuite>\n");
        }

        return text.Append("</testsuites>\n").ToString();
    }

    private static void Write(WorkflowRunResult run, JobRunView job, StepRunView step, StringBuilder text)
    {
        var assert = step.AssertResult!;
        text.Append(CultureInfo.InvariantCulture, $"    <testcase name=\"{Xml(step.Name)}\" classname=\"{Xml(run.WorkflowName)}.{Xml(job.Name)}\" time=\"{Seconds(step.Duration)}\"");
        if (assert["passed"]!.GetValue<bool>())
        {
            text.Append("/>\n");
            return;
        }

        var message = Xml(assert["message"]!.GetValue<string>());
        var detail = $"severity: {Xml(assert["severity"]!.GetValue<string>())}\nexpr: {Xml(assert["expr"]!.GetValue<string>())}";
        var (element, type) = assert["error"] is null ? ("failure", "AssertionFailure") : ("error", "ExpressionEvaluationError");
        text.Append(CultureInfo.InvariantCulture, $">\n      <{element} message=\"{message}\" type=\"{type}\">{detail}</{element}>\n    </testcase>\n");
    }

    private static string Counts(IReadOnlyCollection<StepRunView> steps)
    {
        var errors = steps.Count(static s => s.AssertResult!["error"] is not null);
        var failures = steps.Count(static s => !s.AssertResult!["passed"]!.GetValue<bool>()) - errors;
        return string.Create(CultureInfo.InvariantCulture, $"tests=\"{steps.Count}\" failures=\"{failures}\" errors=\"{errors}\"");
    }

    private static string Seconds(long? milliseconds) => ((milliseconds ?? 0) / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Text for XML 1.0; characters that it does not know are left out.</summary>
    private static string Xml(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<':
                    result.Append("&lt;");
                    break;
                case '>':
                    result.Append("&gt;");
                    break;
                case '&':
                    result.Append("&amp;");
                    break;
                case '"':
                    result.Append("&quot;");
                    break;
                case < 0x20 and not ('\t' or '\n' or '\r'):
                case 0xFFFE or 0xFFFF:
                    break;
                default:
                    result.Append(rune.ToString());
                    break;
            }
        }

        return result.ToString();
    }
}

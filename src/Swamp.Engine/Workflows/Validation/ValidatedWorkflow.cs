using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>A workflow under validation, with the text that places refer to.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Document">Its file.</param>
internal sealed record ValidatedWorkflow(Workflow Workflow, YamlDocument Document)
{
    /// <summary>All steps with where they stand.</summary>
    public IEnumerable<(WorkflowJob Job, WorkflowStep Step, string[] Path)> Steps =>
        Workflow.Jobs.SelectMany(static (job, j) => job.Steps.Select((step, s) => (job, step, new[] { "jobs", $"{j}", "steps", $"{s}" })));

    /// <summary>The place of a path as the end of a sentence, or nothing.</summary>
    public string Place(params IReadOnlyList<string> path) => Document.LocationOf([.. path]) is { } location ? $" (at {location})" : "";

    /// <summary>The place inside a text value as the end of a sentence.</summary>
    public string Place(IReadOnlyList<string> path, string text, int offset) =>
        YamlTextPosition.Of(Document, path, text, offset) is { } location ? $" (at {location})" : "";
}

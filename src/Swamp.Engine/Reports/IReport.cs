namespace Swamp.Engine.Reports;

/// <summary>What is known of a report before it is made (REP-1, REP-36).</summary>
public interface IReport
{
    /// <summary>Name, for example <c>@swamp/method-summary</c>.</summary>
    string Name { get; }

    /// <summary>What it tells, for people.</summary>
    string Description { get; }

    /// <summary><c>method</c>, <c>model</c> or <c>workflow</c> (REP-4).</summary>
    string Scope { get; }

    /// <summary>Labels by which runs choose or skip it.</summary>
    IReadOnlyList<string> Labels { get; }
}

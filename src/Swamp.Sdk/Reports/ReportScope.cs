namespace Swamp.Sdk;

/// <summary>What a report is about.</summary>
public enum ReportScope
{
    /// <summary>One run of a method.</summary>
    Method,

    /// <summary>A model, after each of its methods.</summary>
    Model,

    /// <summary>A run of a workflow.</summary>
    Workflow,
}

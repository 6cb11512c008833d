using System.Text.Json.Nodes;
using Swamp.Engine.Runs;
using Swamp.Engine.Values;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>What became of a step (WF-102). Changed by the run that owns it only.</summary>
public sealed class StepRun
{
    /// <summary>The error of a step that was cancelled.</summary>
    public const string CancelledError = "Cancelled.";

    private PackedJson output;

    /// <summary>Name, after <c>forEach</c> was expanded.</summary>
    public required string Name { get; set; }

    /// <summary>Name of the step in the workflow that it was expanded from; null for a single step.</summary>
    public string? Template { get; set; }

    /// <summary>Its place among the iterations; null for a single step.</summary>
    public int? Index { get; set; }

    /// <summary>Its state.</summary>
    public UnitStatus Status { get; set; }

    /// <summary>When its first attempt started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Why it failed, redacted.</summary>
    public string? Error { get; set; }

    /// <summary>Why it was skipped: <c>guarded</c>, <c>dependency</c>, <c>failure</c>, <c>cancelled</c>, <c>rejected</c> when an approval of the run was, or <c>removed</c> when it left the workflow or the list.</summary>
    public string? SkipReason { get; set; }

    /// <summary>Whether its failure leaves the job unharmed.</summary>
    public bool AllowedFailure { get; set; }

    /// <summary>What it returned (WF-55). A copy: what is done to it stays without effect.</summary>
    public JsonObject? Output
    {
        get => output.Unpack();
        set => output = new PackedJson(value);
    }

    /// <summary>The versions of data that it wrote.</summary>
    public IReadOnlyList<OutputArtifact> DataArtifacts { get; set; } = [];

    /// <summary>What is asked, of an approval.</summary>
    public string? ApprovalPrompt { get; set; }

    /// <summary>How long an answer is taken; null for ever.</summary>
    public TimeSpan? ApprovalTimeout { get; set; }

    /// <summary>What was answered.</summary>
    public ApprovalDecision? Approval { get; set; }

    /// <summary>How an assertion went.</summary>
    public AssertOutcome? Assert { get; set; }

    /// <summary>Attempts that failed and were followed by another one, oldest first. Replaced as a whole, so that it can be read at any time.</summary>
    public IReadOnlyList<StepAttempt> Attempts { get; set; } = [];

    /// <summary>Run of the nested workflow.</summary>
    public string? ChildRunId { get; set; }

    /// <summary>The method call under way, by which its record is found after a crash; null without.</summary>
    public StepCall? Call { get; set; }

    /// <summary>How its method was run; null when nobody asked for a driver, or no method ran.</summary>
    public StepDriver? Driver { get; set; }

    /// <summary>What only this process knows of it.</summary>
    internal StepFacts? Facts { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsTerminal => Status is UnitStatus.Succeeded or UnitStatus.Failed or UnitStatus.Skipped;

    /// <summary>Forgets everything that happened.</summary>
    public void Reset()
    {
        (Status, StartedAt, CompletedAt, Error, SkipReason) = (UnitStatus.Pending, null, null, null, null);
        (AllowedFailure, Output, DataArtifacts) = (false, null, []);
        (ApprovalPrompt, ApprovalTimeout, Approval, Assert, ChildRunId, Call) = (null, null, null, null, null, null);
        (Attempts, Facts, Driver) = ([], null, null);
    }
}

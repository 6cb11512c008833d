using System.Text.Json.Nodes;

namespace Swamp.Operations.Workflows;

/// <summary>A workflow in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="JobCount">Number of jobs.</param>
/// <param name="HasInputs">Whether it declares inputs.</param>
/// <param name="Trigger">When it starts by itself.</param>
public sealed record WorkflowListItem(string Id, string Name, string? Description, int JobCount, bool HasInputs, JsonObject? Trigger);

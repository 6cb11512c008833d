namespace Swamp.Engine.Workflows.Runs;

/// <summary>A process that runs a workflow where its lock cannot be seen.</summary>
/// <param name="Host">Name of its machine.</param>
/// <param name="Pid">Its id there.</param>
/// <param name="IsHere">Whether that is this machine: another repository that shares the datastore.</param>
public sealed record RunHolder(string Host, int Pid, bool IsHere)
{
    /// <summary>For people: <c>on build-7 (process 4711)</c>.</summary>
    public override string ToString() => IsHere ? $"in another repository of this machine (process {Pid})" : $"on {Host} (process {Pid})";
}

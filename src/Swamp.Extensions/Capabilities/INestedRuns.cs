using Swamp.Engine.Execution;

namespace Swamp.Extensions.Capabilities;

/// <summary>Runs methods on behalf of methods (TYPE-24).</summary>
public interface INestedRuns
{
    /// <summary>Runs a method of a model.</summary>
    Task<MethodRunResult> RunAsync(MethodRunRequest request, CancellationToken cancellationToken);

    /// <summary>Answers an approval of a workflow run.</summary>
    Task<GateAnswer> DecideAsync(GateDecision decision, CancellationToken cancellationToken);
}

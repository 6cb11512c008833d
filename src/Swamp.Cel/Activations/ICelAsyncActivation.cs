namespace Swamp.Cel;

/// <summary>An activation that may have to wait for a variable. Used by <see cref="CelProgram.EvaluateAsync"/> only.</summary>
public interface ICelAsyncActivation : ICelActivation
{
    /// <summary>Finds a variable that <see cref="ICelActivation.TryResolve"/> does not have yet.</summary>
    /// <returns>The value; null when there is no such variable.</returns>
    ValueTask<CelValue?> ResolveAsync(string name, CancellationToken cancellationToken);
}

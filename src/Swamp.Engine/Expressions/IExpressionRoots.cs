using Swamp.Cel;

namespace Swamp.Engine.Expressions;

/// <summary>The names that expressions may use in some place (EXPR-2).</summary>
public interface IExpressionRoots
{
    /// <summary>Functions such as <c>data.latest</c>.</summary>
    IReadOnlyList<CelFunction> Functions { get; }

    /// <summary>The variables for an expression, with what it refers to already loaded.</summary>
    ValueTask<ICelActivation> ActivateAsync(CelReferences references, CancellationToken cancellationToken);
}

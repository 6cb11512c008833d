using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Evaluation;

/// <summary>A workflow with those of its expressions replaced that have a value before it runs.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="HadExpressions">Whether there was any expression.</param>
/// <param name="Expanded">Number of steps that stand for iterations now; 0 when no step was repeated.</param>
/// <param name="Unresolved">Expressions that should have a value and have none; they stay text.</param>
public sealed record EvaluatedWorkflow(Workflow Workflow, bool HadExpressions, int Expanded, IReadOnlyList<UnresolvedExpression> Unresolved);

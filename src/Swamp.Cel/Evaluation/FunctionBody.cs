namespace Swamp.Cel.Evaluation;

/// <summary>Computes a function; null when it does not take values of these kinds.</summary>
internal delegate CelValue? FunctionBody(CelValue[] arguments, EvaluationFrame frame);

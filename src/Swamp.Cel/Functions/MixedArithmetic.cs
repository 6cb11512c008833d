using Swamp.Cel.Evaluation;

namespace Swamp.Cel.Functions;

/// <summary>Arithmetic across int and double, with a double as the result (EXP-10).</summary>
internal static class MixedArithmetic
{
    /// <summary>The operator extended to mixed operands; null when it is no arithmetic operator.</summary>
    public static FunctionBody? Wrap(string name)
    {
        if (name is not ("_+_" or "_-_" or "_*_" or "_/_" or "_%_"))
        {
            return null;
        }

        var strict = StandardLibrary.Find(name, isReceiver: false, 2, mixedArithmetic: false)!;
        return (a, frame) => (a[0].Kind, a[1].Kind) switch
        {
            (CelKind.Int, CelKind.Double) => Compute(name, a[0].AsInt(), a[1].AsDouble()),
            (CelKind.Double, CelKind.Int) => Compute(name, a[0].AsDouble(), a[1].AsInt()),
            (CelKind.Double, CelKind.Double) when name == "_%_" => Compute(name, a[0].AsDouble(), a[1].AsDouble()),
            _ => strict(a, frame),
        };
    }

    private static CelValue Compute(string name, double a, double b) => CelValue.Double(name switch
    {
        "_+_" => a + b,
        "_-_" => a - b,
        "_*_" => a * b,
        "_/_" => a / b,
        _ => a % b,
    });
}

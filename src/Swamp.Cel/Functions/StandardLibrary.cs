using Swamp.Cel.Evaluation;

namespace Swamp.Cel.Functions;

/// <summary>The functions every environment has.</summary>
internal static class StandardLibrary
{
    private static readonly Dictionary<(string Name, bool IsReceiver), List<LibraryFunction>> Table = Collect();

    public static IEnumerable<string> Names { get; } = [.. Table.Keys.Select(k => k.Name).Where(n => char.IsAsciiLetter(n[0])).Distinct()];

    public static FunctionBody? Find(string name, bool isReceiver, int argumentCount, bool mixedArithmetic)
    {
        if (mixedArithmetic && !isReceiver && MixedArithmetic.Wrap(name) is { } mixed)
        {
            return mixed;
        }

        return Table.TryGetValue((name, isReceiver), out var candidates)
            ? candidates.Find(f => argumentCount >= f.Minimum && argumentCount <= f.Maximum)?.Body
            : null;
    }

    private static Dictionary<(string Name, bool IsReceiver), List<LibraryFunction>> Collect()
    {
        var table = new Dictionary<(string Name, bool IsReceiver), List<LibraryFunction>>();
        IEnumerable<LibraryFunction> all =
        [
            .. OperatorFunctions.All, .. ConversionFunctions.All, .. CollectionFunctions.All, .. StringFunctions.All, .. TimeFunctions.All,
            .. MathFunctions.All, .. OptionalFunctions.All, .. EncodingFunctions.All,
        ];
        foreach (var function in all)
        {
            if (!table.TryGetValue((function.Name, function.IsReceiver), out var list))
            {
                table[(function.Name, function.IsReceiver)] = list = [];
            }

            list.Add(function);
        }

        return table;
    }
}

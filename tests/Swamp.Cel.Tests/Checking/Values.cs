namespace Swamp.Cel.Tests.Checking;

/// <summary>Values and their types.</summary>
internal static class Values
{
    /// <summary>Whether a value is one of a type, to the last element.</summary>
    public static bool Is(CelType type, CelValue value)
    {
        if (type.IsOptional)
        {
            return value.Kind == CelKind.Optional && (!value.RawOptional.HasValue || Is(type.Parameters[0], value.RawOptional.Value));
        }

        switch (type.Name)
        {
            case "dyn":
                return true;
            case "wrapper":
                return value.Kind == CelKind.Null || Is(type.Parameters[0], value);
            case "list":
                return value.Kind == CelKind.List && Enumerable.Range(0, value.AsList().Count).All(i => Is(type.Parameters[0], value.AsList()[i]));
            case "map":
                return value.Kind == CelKind.Map
                    && value.AsMap().Keys.All(k => Is(type.Parameters[0], k) && value.AsMap().TryGet(k, out var item) && Is(type.Parameters[1], item));
            default:
                return value.TypeOf().Name == type.Name;
        }
    }
}

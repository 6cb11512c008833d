namespace Swamp.Cel;

/// <summary>Arithmetic, comparison, membership, indexing and <c>size</c>.</summary>
internal static class OperatorFunctions
{
    public static void Register(LibraryTable table) => table
        .Global(Operators.Add, Add)
        .Global(Operators.Subtract, Subtract)
        .Global(Operators.Multiply, Multiply)
        .Global(Operators.Divide, Divide)
        .Global(Operators.Modulo, Modulo)
        .Global(Operators.Negate, Negate)
        .Global(Operators.Not, static (Frame _, in CelValue a) => a.Kind == CelKind.Bool ? CelValue.Bool(a.Num == 0) : Faults.NoOverload(Operators.Not, a))
        .Global(Operators.Less, static (Frame f, in CelValue a, in CelValue b) => Compared(f, a, b, Operators.Less, out var order) ?? CelValue.Bool(order < 0))
        .Global(Operators.LessEqual, static (Frame f, in CelValue a, in CelValue b) => Compared(f, a, b, Operators.LessEqual, out var order) ?? CelValue.Bool(order <= 0))
        .Global(Operators.Greater, static (Frame f, in CelValue a, in CelValue b) => Compared(f, a, b, Operators.Greater, out var order) ?? CelValue.Bool(order > 0))
        .Global(Operators.GreaterEqual, static (Frame f, in CelValue a, in CelValue b) => Compared(f, a, b, Operators.GreaterEqual, out var order) ?? CelValue.Bool(order >= 0))
        .Global(Operators.In, In)
        .Global(Operators.Index, Index)
        .Global(Operators.OptIndex, OptionalFunctions.Index)
        .Global(Operators.OptSelect, OptionalFunctions.Select)
        .Global("size", Size)
        .Receiver("size", Size);

    private static CelValue Add(Frame frame, in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var sum = unchecked(a.Num + b.Num);
                return ((a.Num ^ sum) & (b.Num ^ sum)) < 0 ? Faults.Overflow("integer") : CelValue.Int(sum);
            case (CelKind.Uint, CelKind.Uint):
                var usum = unchecked(a.RawUint + b.RawUint);
                return usum < a.RawUint ? Faults.Overflow("unsigned integer") : CelValue.Uint(usum);
            case (CelKind.Double, CelKind.Double): return CelValue.Double(a.RawDouble + b.RawDouble);
            case (CelKind.String, CelKind.String):
                frame.ChargeText((long)a.RawString.Length + b.RawString.Length);
                return CelValue.String(string.Concat(a.RawString, b.RawString));
            case (CelKind.Bytes, CelKind.Bytes):
                frame.ChargeText((long)a.RawBytes.Length + b.RawBytes.Length);
                return CelValue.Bytes([.. a.RawBytes, .. b.RawBytes]);
            case (CelKind.List, CelKind.List): return ListFunctions.Concat(frame, a.RawList, b.RawList);
            case (CelKind.Timestamp, CelKind.Duration): return TimeFunctions.Add(a.AsTimestamp(), b.AsDuration().TotalNanos);
            case (CelKind.Duration, CelKind.Timestamp): return TimeFunctions.Add(b.AsTimestamp(), a.AsDuration().TotalNanos);
            case (CelKind.Duration, CelKind.Duration): return TimeFunctions.Duration(a.AsDuration().TotalNanos + b.AsDuration().TotalNanos);
            default: return Mixed(frame, a, b, out var x, out var y) ? CelValue.Double(x + y) : Faults.NoOverload(Operators.Add, a, b);
        }
    }

    private static CelValue Subtract(Frame frame, in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var difference = unchecked(a.Num - b.Num);
                return ((a.Num ^ b.Num) & (a.Num ^ difference)) < 0 ? Faults.Overflow("integer") : CelValue.Int(difference);
            case (CelKind.Uint, CelKind.Uint):
                return a.RawUint < b.RawUint ? Faults.Overflow("unsigned integer") : CelValue.Uint(a.RawUint - b.RawUint);
            case (CelKind.Double, CelKind.Double): return CelValue.Double(a.RawDouble - b.RawDouble);
            case (CelKind.Timestamp, CelKind.Duration): return TimeFunctions.Add(a.AsTimestamp(), -b.AsDuration().TotalNanos);
            case (CelKind.Timestamp, CelKind.Timestamp): return TimeFunctions.Between(a.AsTimestamp(), b.AsTimestamp());
            case (CelKind.Duration, CelKind.Duration): return TimeFunctions.Duration(a.AsDuration().TotalNanos - b.AsDuration().TotalNanos);
            default: return Mixed(frame, a, b, out var x, out var y) ? CelValue.Double(x - y) : Faults.NoOverload(Operators.Subtract, a, b);
        }
    }

    private static CelValue Multiply(Frame frame, in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var high = Math.BigMul(a.Num, b.Num, out var low);
                return (high == 0 && low >= 0) || (high == -1 && low < 0) ? CelValue.Int(low) : Faults.Overflow("integer");
            case (CelKind.Uint, CelKind.Uint):
                return Math.BigMul(a.RawUint, b.RawUint, out var product) == 0 ? CelValue.Uint(product) : Faults.Overflow("unsigned integer");
            case (CelKind.Double, CelKind.Double): return CelValue.Double(a.RawDouble * b.RawDouble);
            default: return Mixed(frame, a, b, out var x, out var y) ? CelValue.Double(x * y) : Faults.NoOverload(Operators.Multiply, a, b);
        }
    }

    private static CelValue Divide(Frame frame, in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (b.Num == 0) return Faults.DivideByZero();
                return a.Num == long.MinValue && b.Num == -1 ? Faults.Overflow("integer") : CelValue.Int(a.Num / b.Num);
            case (CelKind.Uint, CelKind.Uint): return b.RawUint == 0 ? Faults.DivideByZero() : CelValue.Uint(a.RawUint / b.RawUint);
            case (CelKind.Double, CelKind.Double): return CelValue.Double(a.RawDouble / b.RawDouble);
            default: return Mixed(frame, a, b, out var x, out var y) ? CelValue.Double(x / y) : Faults.NoOverload(Operators.Divide, a, b);
        }
    }

    private static CelValue Modulo(Frame frame, in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (b.Num == 0) return Faults.ModulusByZero();
                return a.Num == long.MinValue && b.Num == -1 ? Faults.Overflow("integer") : CelValue.Int(a.Num % b.Num);
            case (CelKind.Uint, CelKind.Uint): return b.RawUint == 0 ? Faults.ModulusByZero() : CelValue.Uint(a.RawUint % b.RawUint);
            default: return Mixed(frame, a, b, out var x, out var y) ? CelValue.Double(x % y) : Faults.NoOverload(Operators.Modulo, a, b);
        }
    }

    private static CelValue Negate(Frame frame, in CelValue a) => a.Kind switch
    {
        CelKind.Int => a.Num == long.MinValue ? Faults.Overflow("integer") : CelValue.Int(-a.Num),
        CelKind.Double => CelValue.Double(-a.RawDouble),
        _ => Faults.NoOverload(Operators.Negate, a),
    };

    /// <summary>Arithmetic across kinds, where the environment allows it: all becomes double (EXP-10).</summary>
    private static bool Mixed(Frame frame, in CelValue a, in CelValue b, out double x, out double y)
    {
        x = 0;
        y = 0;
        if (!frame.MixedArithmetic || !CelEquality.IsNumber(a) || !CelEquality.IsNumber(b)) return false;
        x = MathFunctions.ToDouble(a);
        y = MathFunctions.ToDouble(b);
        return true;
    }

    private static CelValue? Compared(Frame frame, in CelValue a, in CelValue b, string name, out int order)
    {
        order = 0;
        if (CelEquality.IsNumber(a) && CelEquality.IsNumber(b))
        {
            if (CelEquality.CompareNumbers(a, b) is not { } numbers) return CelValue.False;
            order = numbers;
            return null;
        }

        if (a.Kind != b.Kind) return Faults.NoOverload(name, a, b);
        switch (a.Kind)
        {
            case CelKind.String:
                frame.ChargeLong(Math.Min(a.RawString.Length, b.RawString.Length));
                order = CelEquality.CompareStrings(a.RawString, b.RawString);
                return null;
            case CelKind.Bytes:
                frame.ChargeLong(Math.Min(a.RawBytes.Length, b.RawBytes.Length));
                order = a.RawBytes.AsSpan().SequenceCompareTo(b.RawBytes);
                return null;
            case CelKind.Bool: order = a.Num.CompareTo(b.Num); return null;
            case CelKind.Timestamp: order = a.AsTimestamp().CompareTo(b.AsTimestamp()); return null;
            case CelKind.Duration: order = a.AsDuration().CompareTo(b.AsDuration()); return null;
            default: return Faults.NoOverload(name, a, b);
        }
    }

    private static CelValue In(Frame frame, in CelValue item, in CelValue container)
    {
        if (container.Kind == CelKind.Map)
        {
            var isThere = frame.TryGet(container.RawMap, item, out var found);
            return found.IsUnknown ? found : CelValue.Bool(isThere);
        }

        if (container.Kind != CelKind.List) return Faults.NoOverload(Operators.In, item, container);
        var list = container.RawList;
        CelValue pending = default;
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(1);
            var element = frame.Item(list, i);
            if (element.IsError) return element;
            if (element.IsUnknown) pending = Node.Failed(pending, element);
            else if (!frame.AreEqual(element, item, out var failure)) continue;
            else if (!failure.IsFailure) return CelValue.True;
            else pending = Node.Failed(pending, failure);
        }

        return pending.IsFailure ? pending : CelValue.False;
    }

    public static CelValue Index(Frame frame, in CelValue container, in CelValue index)
    {
        switch (container.Kind)
        {
            case CelKind.Map:
                return frame.TryGet(container.RawMap, index, out var value) ? value
                    : index.Kind is CelKind.String or CelKind.Bool || CelEquality.IsNumber(index) ? Faults.NoSuchKey(container.RawMap, index)
                    : Faults.NoOverload(Operators.Index, container, index);
            case CelKind.List:
                if (!CelEquality.IsNumber(index)) return Faults.NoOverload(Operators.Index, container, index);
                var list = container.RawList;
                return WholeNumber(index) is not { } position ? CelValue.Error(CelErrorCodes.Argument, $"invalid index: {Faults.Brief(index)} is not a whole number")
                    : position >= 0 && position < list.Count ? frame.Item(list, (int)position)
                    : Faults.IndexOutOfRange(index, list.Count);
            case CelKind.Optional: return OptionalFunctions.IndexOf(frame, container, index);
            default: return Faults.NoOverload(Operators.Index, container, index);
        }
    }

    /// <summary>A number as a position; null when it is not whole. Positions that no list has become -1.</summary>
    public static long? WholeNumber(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int: return value.Num;
            case CelKind.Uint: return value.RawUint <= int.MaxValue ? value.Num : -1;
            default:
                var d = value.RawDouble;
                return d != Math.Truncate(d) ? null : Math.Abs(d) <= int.MaxValue ? (long)d : -1;
        }
    }

    private static CelValue Size(Frame frame, in CelValue a)
    {
        switch (a.Kind)
        {
            case CelKind.String:
                frame.ChargeText(a.RawString.Length);
                return CelValue.Int(CodePoints.Count(a.RawString));
            case CelKind.Bytes: return CelValue.Int(a.RawBytes.Length);
            case CelKind.List: return CelValue.Int(a.RawList.Count);
            case CelKind.Map: return CelValue.Int(frame.Count(a.RawMap));
            default: return Faults.NoOverload("size", a);
        }
    }
}

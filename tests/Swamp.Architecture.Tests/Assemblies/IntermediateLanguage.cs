using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Swamp.Architecture.Tests.Assemblies;

/// <summary>Finds the calls in the body of a method.</summary>
internal static class IntermediateLanguage
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    /// <summary>Full names of the methods of other assemblies that a body calls or takes the address of.</summary>
    public static IEnumerable<string> Calls(MetadataReader metadata, MethodBodyBlock body)
    {
        var reader = body.GetILReader();
        var found = new List<string>();
        while (reader.RemainingBytes > 0)
        {
            int value = reader.ReadByte();
            var code = Codes[value == 0xFE ? unchecked((short)(0xFE00 | reader.ReadByte())) : (short)value];
            if (code.OperandType == OperandType.InlineMethod)
            {
                if (NameOf(metadata, MetadataTokens.EntityHandle(reader.ReadInt32())) is { } name)
                {
                    found.Add(name);
                }
            }
            else
            {
                var size = code.OperandType == OperandType.InlineSwitch ? 4 * reader.ReadInt32() : SizeOf(code.OperandType);
                reader.Offset += size;
            }
        }

        return found;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string? NameOf(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MemberReference => NameOf(metadata, metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => NameOf(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => null,
    };

    private static string NameOf(MetadataReader metadata, MemberReference member) => $"{TypeName(metadata, member.Parent)}.{metadata.GetString(member.Name)}";

    private static string TypeName(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            var type = metadata.GetTypeReference((TypeReferenceHandle)handle);
            return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        }

        if (handle.Kind != HandleKind.TypeSpecification)
        {
            return "";
        }

        // A generic instance: 0x15, class or value type, then the encoded handle of the generic type.
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        return signature.ReadByte() == 0x15 && signature.ReadByte() is 0x11 or 0x12 ? TypeName(metadata, signature.ReadTypeHandle()) : "";
    }
}

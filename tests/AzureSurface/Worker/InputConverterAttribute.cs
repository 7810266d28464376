namespace Microsoft.Azure.Functions.Worker.Converters;

// Not listed, but the base of FromBodyAttribute.
[AttributeUsage(AttributeTargets.Parameter)]
public class InputConverterAttribute : Attribute
{
    internal InputConverterAttribute() => throw null!;
}

namespace CreditFunctions.Pages.Components;

/// <summary>The width of a field, by the expected value.</summary>
public enum FieldWidth
{
    Full,
    Medium,
    Short,
}

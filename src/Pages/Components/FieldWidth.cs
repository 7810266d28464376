namespace CreditFunctions.Pages.Components;

/// <summary>How wide a field is: about as wide as what goes into it.</summary>
public enum FieldWidth
{
    Full,
    Medium,
    Short,
}

namespace CreditFunctions.Pages.Components;

/// <summary>The meaning of a badge or notice; always stated in text too, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warning,
    Danger,
}

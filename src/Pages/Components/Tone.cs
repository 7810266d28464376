namespace CreditFunctions.Pages.Components;

/// <summary>How a badge or notice is meant; always said in words as well, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warning,
    Danger,
}

namespace CreditFunctions.Pages.Rounds;

/// <summary>Whether applications are taken.</summary>
public enum RoundPhase
{
    NotYetOpen,
    Open,
    Closed,
}

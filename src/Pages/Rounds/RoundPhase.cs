namespace CreditFunctions.Pages.Rounds;

/// <summary>Whether a round accepts applications.</summary>
public enum RoundPhase
{
    NotYetOpen,
    Open,
    Closed,
}

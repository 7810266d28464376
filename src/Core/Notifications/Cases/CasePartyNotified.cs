namespace CreditFunctions.Core.Notifications;

/// <summary>News of a case for its party, other than letters and terms.</summary>
public enum CasePartyNews
{
    RecusalGranted,
    RecusalRefused,

    /// <summary>An officer was recused without the party's request.</summary>
    OfficerRecused,

    /// <summary>The party's objection was upheld: the listing has ended.</summary>
    ObjectionUpheld,
    ObjectionDismissed,

    /// <summary>What the party sent was received: its statement and defence.</summary>
    DefenceReceived,

    /// <summary>Its request for a re-examination.</summary>
    ReexaminationReceived,

    /// <summary>Its application for repair.</summary>
    RepairReceived,

    /// <summary>Its objection to the listing.</summary>
    ObjectionReceived,
}

/// <summary>To the party of a case: news that the page of its link shows.</summary>
/// <param name="CaseNumber">案号</param>
public sealed record CasePartyNotified(string To, string CaseId, string CaseNumber, CasePartyNews News) : AddressedNotification(To);

namespace CreditFunctions.Pages.Listings;

/// <summary>Names of the fields of the forms of listings.</summary>
public static class ListingFields
{
    /// <summary>Which list, such as <c>Dishonesty</c>.</summary>
    public const string Kind = "kind";

    public const string Name = "name";

    public const string UnitCode = "unitCode";

    /// <summary>Which document the number of a person is of; the citizen's identity card where it is left out.</summary>
    public const string IdentityKind = "identityKind";

    public const string IdentityNumber = "identityNumber";

    public const string DecisionNumber = "decisionNumber";

    public const string DecidedOn = "decidedOn";

    public const string ServedOn = "servedOn";

    public const string Authority = "authority";

    public const string Facts = "facts";

    public const string Proof = "proof";

    public const string Severity = "severity";

    /// <summary>Ids of measures of the rule file, each a box.</summary>
    public const string Measures = "measures";

    public const string BanMonths = "banMonths";

    public const string IsPermanent = "isPermanent";

    /// <summary>Id of an entry of rule <c>listings.seriousBases</c>.</summary>
    public const string SeriousBasisId = "seriousBasisId";

    /// <summary>责任人 of a unit, one on a line: responsibility, name, number.</summary>
    public const string ResponsiblePersons = "responsiblePersons";

    public const string HonourLevel = "honourLevel";

    /// <summary><c>true</c> for 历史数据.</summary>
    public const string IsHistorical = "isHistorical";

    public const string HistoricalUntil = "historicalUntil";

    /// <summary>Of the second officer: <c>confirm</c> or <c>reject</c>.</summary>
    public const string Choice = "choice";

    public const string Confirm = "confirm";

    public const string Reject = "reject";

    public const string Reason = "reason";

    /// <summary>What is confirmed at the exchange: <c>Add</c> or <c>Withdraw</c>.</summary>
    public const string Action = "action";

    /// <summary>Where the exchange shows it.</summary>
    public const string Address = "address";

    public const string Screenshot = "screenshot";

    /// <summary>What a party says against its listing.</summary>
    public const string Objection = "objection";

    /// <summary>Where whoever objected on paper wants the answer.</summary>
    public const string ContactEmail = "contactEmail";

    public const string Scan = "scan";

    public const string Uphold = "uphold";

    public const string Dismiss = "dismiss";

    /// <summary>Why an objection is upheld or not.</summary>
    public const string RulingReason = "rulingReason";

    /// <summary>A day in Beijing, of the list.</summary>
    public const string Day = "day";
}

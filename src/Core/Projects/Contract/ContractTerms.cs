using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Projects;

/// <summary>A stage of the work.</summary>
/// <param name="Until">Its last day.</param>
public sealed record Milestone(DateOnly Until, string Result);

/// <summary>预算科目 (国办发〔2021〕32号)</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetSubject>))]
public enum BudgetSubject
{
    /// <summary>设备费</summary>
    Equipment,

    /// <summary>业务费</summary>
    Operations,

    /// <summary>劳务费</summary>
    Labour,

    /// <summary>间接费用</summary>
    Indirect,
}

/// <summary>An amount of the budget, by subject.</summary>
public sealed record BudgetLine(BudgetSubject Subject, decimal AmountYuan);

/// <summary>任务书: the part that the unit completes; the rest is taken from application and award.</summary>
/// <param name="Targets">目标和考核指标</param>
/// <param name="StartsOn">Beijing date.</param>
/// <param name="EndsOn">The last day of the work.</param>
public sealed record ContractTerms(string Targets, DateOnly StartsOn, DateOnly EndsOn)
{
    /// <summary>In order; empty where the profile requires none.</summary>
    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>By subject; empty for a lump sum (包干制).</summary>
    public ImmutableArray<BudgetLine> Budget { get; init; } = [];

    /// <summary>户名、账号、开户行 of the unit; empty where it gave none.</summary>
    public string BankAccount { get; init; } = "";
}

/// <summary>Signers of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContractSigner>))]
public enum ContractSigner
{
    /// <summary>承担单位</summary>
    Unit,

    /// <summary>项目负责人</summary>
    Investigator,

    /// <summary>科技局</summary>
    Bureau,
}

/// <summary>A signature under the contract.</summary>
/// <param name="Name">The signer's name, as given.</param>
public sealed record ContractSignature(ContractSigner Signer, string Name, DateTimeOffset At);

/// <summary>The current contract. A version that the bureau returned or the unit changed is replaced, and all sign again.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="InvestigatorEmail">Address for the investigator's link.</param>
public sealed record Contract(int Version, ContractTerms Terms, string InvestigatorEmail)
{
    public ImmutableArray<ContractSignature> Signatures { get; init; } = [];

    /// <summary>Null where the bureau did not return it.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>The terms that all signed, without later changes; null before that.</summary>
    public ContractTerms? SignedTerms { get; init; }

    /// <summary>The investigator who signed; null before that.</summary>
    public string? SignedInvestigator { get; init; }

    public bool IsSignedBy(ContractSigner signer) => Signatures.Any(each => each.Signer == signer);
}

/// <summary>Form to refuse a reduced amount, as received.</summary>
public sealed record ReductionRefusalForm
{
    public string? Reason { get; init; }
}

/// <summary>Form of the contract, as received.</summary>
public sealed record ContractForm
{
    public string? Targets { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>One per line: the last day as <c>yyyy-MM-dd</c>, a blank, the result.</summary>
    public string? Milestones { get; init; }

    /// <summary>Amounts by the names of <see cref="BudgetSubject"/>.</summary>
    public ImmutableDictionary<string, string>? Budget { get; init; }

    /// <summary>户名、账号、开户行 of the unit; optional.</summary>
    public string? BankAccount { get; init; }

    /// <summary>Where the meeting reduced the amount: that the unit accepts it, with the budget and targets of this contract.</summary>
    public bool AcceptsReduction { get; init; }

    public string? InvestigatorEmail { get; init; }

    public string? SignerName { get; init; }
}

using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Objections;

namespace CreditFunctions.Core.Cases;

/// <summary>失信行为类型 (科研失信行为调查处理规则, 2022, art. 2; MOST Order 24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Misconduct>))]
public enum Misconduct
{
    /// <summary>故意隐瞒: declared no dishonesty, but an entry was found.</summary>
    Concealment,

    /// <summary>弄虚作假: fabricated or falsified material.</summary>
    Falsification,

    /// <summary>抄袭剽窃</summary>
    Plagiarism,

    /// <summary>买卖、代写、虚构评审</summary>
    GhostWriting,

    /// <summary>伪造科技伦理审查</summary>
    FakeEthicsApproval,

    /// <summary>多头申报: deliberate duplicate application.</summary>
    DuplicateApplication,

    /// <summary>违反署名规范</summary>
    Authorship,

    /// <summary>请托、贿赂</summary>
    Solicitation,

    /// <summary>违规使用专项资金</summary>
    MisuseOfFunds,

    /// <summary>其他违反科技活动管理规定的行为</summary>
    OtherViolation,
}

/// <summary>The source of a case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Concealment), "concealment")]
[JsonDerivedType(typeof(Objected), "objected")]
[JsonDerivedType(typeof(Noted), "noted")]
public abstract record CaseSource
{
    private CaseSource() { }

    [JsonIgnore]
    public abstract Misconduct Suspected { get; }

    /// <summary>Null where the case concerns no application.</summary>
    [JsonIgnore]
    public abstract ApplicationId? About { get; }

    /// <summary>Key of the hold on that application until the case is decided.</summary>
    /// <param name="id">Of the case.</param>
    public virtual string HoldKeyOf(CaseId id) => $"{Hold.SuspicionPrefix}case|{id}";

    /// <summary>Whether the ruling that upheld the suspicion placed that hold; otherwise the case places it at the intake.</summary>
    [JsonIgnore]
    public virtual bool IsHeldBefore => false;

    /// <summary>故意隐瞒: the party declared no dishonesty, and two officers upheld the suspicion about an entry.</summary>
    /// <param name="CheckedAt">Time of the credit check with the entry.</param>
    public sealed record Concealment(ApplicationId ApplicationId, string PartyId, CreditSource Source, DateTimeOffset CheckedAt)
        : CaseSource
    {
        [JsonIgnore]
        public override Misconduct Suspected => Misconduct.Concealment;

        [JsonIgnore]
        public override ApplicationId? About => ApplicationId;

        [JsonIgnore]
        public override bool IsHeldBefore => true;

        public override string HoldKeyOf(CaseId id) => Hold.KeyOfSuspicion(PartyId, Source);
    }

    /// <summary>异议: two officers found a suspicion in an objection to a project on public notice.</summary>
    public sealed record Objected(ApplicationId ApplicationId, string PartyId, ObjectionId ObjectionId) : CaseSource
    {
        [JsonIgnore]
        public override Misconduct Suspected => Misconduct.Falsification;

        [JsonIgnore]
        public override ApplicationId? About => ApplicationId;
    }

    /// <summary>Noted by an officer; a second one decides on the intake.</summary>
    /// <param name="Origin">One of <see cref="Origins.CaseOrigins"/>.</param>
    /// <param name="ApplicationId">Null where no application is concerned.</param>
    /// <param name="Basis">The evidence in words: document, page, opinion, decision.</param>
    public sealed record Noted(string Origin, ApplicationId? ApplicationId, Misconduct Misconduct, string Basis) : CaseSource
    {
        [JsonIgnore]
        public override Misconduct Suspected => Misconduct;

        [JsonIgnore]
        public override ApplicationId? About => ApplicationId;
    }
}

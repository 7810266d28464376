using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rules;

/// <summary>行为情节: limits the measures. In order, the lightest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>较轻</summary>
    Minor,

    /// <summary>较重</summary>
    Major,

    /// <summary>严重</summary>
    Serious,

    /// <summary>特别严重</summary>
    EspeciallySerious,
}

/// <summary>失信信息分类: limits publication and repair. In order, the lightest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublicationClass>))]
public enum PublicationClass
{
    /// <summary>轻微</summary>
    Slight,

    /// <summary>一般</summary>
    Ordinary,

    /// <summary>严重</summary>
    Grave,
}

/// <summary>Legal nature of a measure; determines its remedies and procedure.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureNature>))]
public enum MeasureNature
{
    /// <summary>行政处罚</summary>
    Penalty,

    /// <summary>行政处理</summary>
    AdministrativeHandling,

    /// <summary>合同责任</summary>
    Contract,
}

/// <summary>Kind of text on which a measure is based; determines publication and sanctions (国办发〔2020〕49号).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BasisRank>))]
public enum BasisRank
{
    /// <summary>法律</summary>
    Law,

    /// <summary>行政法规</summary>
    AdministrativeRegulation,

    /// <summary>党中央、国务院政策文件</summary>
    CentralPolicy,

    /// <summary>地方性法规</summary>
    LocalRegulation,

    /// <summary>部门规章</summary>
    DepartmentalRule,

    /// <summary>本局的管理办法: supports only the internal record and bans in the bureau's own projects.</summary>
    BureauMeasure,
}

/// <summary>An article on which a measure is based.</summary>
/// <param name="IsSample">示例文本，非正式文件: production refuses to cite it.</param>
public sealed record LegalBasis(string Title, string Article, BasisRank Rank, bool IsSample = false)
{
    /// <summary>Title and article: a title without 《》 is set apart.</summary>
    [JsonIgnore]
    public string Citation => Title.EndsWith('》') ? $"{Title}{Article}" : $"{Title} {Article}";

    /// <summary>Whether a measure based on it may be published: a law or regulation (domain.md, "What the public sees").</summary>
    [JsonIgnore]
    public bool AllowsPublication => Rank is BasisRank.Law or BasisRank.AdministrativeRegulation or BasisRank.LocalRegulation;
}

/// <summary>救济途径: how a decision can be contested.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RemedyKind>))]
public enum RemedyKind
{
    /// <summary>复查</summary>
    Reexamination,

    /// <summary>行政复议</summary>
    Reconsideration,

    /// <summary>行政诉讼</summary>
    Lawsuit,
}

/// <summary>A remedy and its term, which starts with recorded service.</summary>
public sealed record Remedy(RemedyKind Kind, Term Term);

/// <summary>处理措施: one entry of the rule file.</summary>
/// <param name="Id">Lower-case letters and hyphens.</param>
/// <param name="Authority">Who may impose it.</param>
/// <param name="Bans">Whether it refuses new applications for a term.</param>
public sealed record Measure(
    string Id,
    string Name,
    MeasureNature Nature,
    ImmutableArray<Severity> Severities,
    PublicationClass PublicationClass,
    bool Bans,
    string Authority,
    ImmutableArray<LegalBasis> Basis,
    ImmutableArray<Remedy> Remedies
)
{
    /// <summary>取消本次申报资格: ends the application of the case.</summary>
    public bool Disqualifies { get; init; }

    /// <summary>听证: whether the party can ask for a hearing before the decision (行政处罚法, 2021, art. 63).</summary>
    public bool GrantsHearing { get; init; }

    /// <summary>撤销立项: revokes the award of the case.</summary>
    public bool Revokes { get; init; }

    /// <summary>Whether it may be published: based on a law or regulation, and its class is not slight.</summary>
    [JsonIgnore]
    public bool MayBePublished => PublicationClass != PublicationClass.Slight && Basis.Any(each => each.AllowsPublication);

    /// <summary>Whether it cites an article that production refuses.</summary>
    [JsonIgnore]
    public bool CitesSample => Basis.Any(each => each.IsSample);
}

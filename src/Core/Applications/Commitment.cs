using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>信用承诺书: what a party declares and agrees to, with the text that was signed.</summary>
/// <param name="TextVersion">Which text was shown.</param>
/// <param name="TextSha256">Its hash, lower-case hexadecimal.</param>
/// <param name="SignerName">Who signed for the party.</param>
/// <param name="DeclaresNoDishonesty">Whether the party declares to be on no list of dishonesty.</param>
/// <param name="ConsentsToElectronicService">Whether decisions may be served by mail and link.</param>
public sealed record Commitment(
    string PartyId,
    string TextVersion,
    string TextSha256,
    string SignerName,
    bool DeclaresNoDishonesty,
    bool ConsentsToElectronicService,
    DateTimeOffset SignedAt)
{
    /// <summary>如实说明: what a party that is on a list tells about it; null where it declares to be on none.</summary>
    public string? DeclaredFacts { get; init; }
}

/// <summary>What a party sends to sign its commitment.</summary>
public sealed record CommitmentForm
{
    public string? TextVersion { get; init; }

    public string? SignerName { get; init; }

    public bool? DeclaresNoDishonesty { get; init; }

    /// <summary>Needed where <see cref="DeclaresNoDishonesty"/> is false.</summary>
    public string? DeclaredFacts { get; init; }

    public bool? ConsentsToElectronicService { get; init; }
}

/// <summary>The texts that can be signed. A signed text never changes; a new wording is a new version.</summary>
public static class CommitmentText
{
    /// <summary>The version in force.</summary>
    public const string CurrentVersion = "2026-1";

    /// <summary>Truth, use of funds, listing, duplicates, ethics, consents, consequences (domain terms: 信用承诺书).</summary>
    public const string Current =
        """
        本单位（本人）郑重承诺：
        一、所提交的申报材料真实、准确、完整，不存在弄虚作假、故意隐瞒。
        二、专项资金按规定用途使用，接受监督检查、审计和绩效评价。
        三、未被列入失信被执行人名单、严重失信主体名单；如有列入情形，已如实说明。
        四、同一项目未重复申报、多头申报。
        五、遵守科研伦理和科研诚信规定。
        六、同意管理部门查验信用信息，依法公示、共享和报送有关信息，并以电子方式送达文书（本人选择不同意的除外）。
        七、违背承诺的，愿意承担取消申报资格、撤销立项、追回资金、记入科研失信行为记录等后果。
        """;

    /// <summary>SHA-256 of <see cref="Current"/> in UTF-8, lower-case hexadecimal.</summary>
    public static string CurrentSha256 { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Current)));
}

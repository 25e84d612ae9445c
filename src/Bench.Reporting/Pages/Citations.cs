using Bench.Reporting.Citing;

namespace Bench.Reporting.Pages;

/// <summary>Works that a methods text cites: each is listed only where it is cited.</summary>
internal sealed class Citations
{
    private static readonly Dictionary<string, string> Works = new()
    {
        ["Abraham and Khan 2019"] =
            "Abraham N, Khan NM. A novel focal Tversky loss function with improved attention U-Net for lesion segmentation. IEEE "
                + "International Symposium on Biomedical Imaging 2019: 683–687.",
        ["Benjamini and Hochberg 1995"] =
            "Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful approach to multiple testing. "
                + "Journal of the Royal Statistical Society B 1995; 57: 289–300.",
        ["Bland and Altman 1986"] =
            "Bland JM, Altman DG. Statistical methods for assessing agreement between two methods of clinical measurement. Lancet "
                + "1986; 327: 307–310.",
        ["Bland and Altman 1999"] =
            "Bland JM, Altman DG. Measuring agreement in method comparison studies. Statistical Methods in Medical Research 1999; 8: "
                + "135–160.",
        ["Bonett and Wright 2000"] =
            "Bonett DG, Wright TA. Sample size requirements for estimating Pearson, Kendall and Spearman correlations. Psychometrika "
                + "2000; 65: 23–28.",
        ["Carkeet 2015"] =
            "Carkeet A. Exact parametric confidence intervals for Bland–Altman limits of agreement. Optometry and Vision Science "
                + "2015; 92: e71–e80.",
        ["Christodoulou et al. 2025"] =
            "Christodoulou E, Reinke A, André P, et al. False promises in medical imaging AI? Assessing validity of outperformance "
                + "claims. arXiv:2505.04720, 2025.",
        ["Dice 1945"] = "Dice LR. Measures of the amount of ecologic association between species. Ecology 1945; 26: 297–302.",
        ["Efron 1987"] =
            "Efron B. Better bootstrap confidence intervals. Journal of the American Statistical Association 1987; 82: 171–185.",
        ["Henderson 1953"] = "Henderson CR. Estimation of variance and covariance components. Biometrics 1953; 9: 226–252.",
        ["Holm 1979"] =
            "Holm S. A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 1979; 6: 65–70.",
        ["Huang et al. 2020"] =
            "Huang H, Lin L, Tong R, et al. UNet 3+: a full-scale connected UNet for medical image segmentation. ICASSP 2020: 1055–1059.",
        ["Kingma and Ba 2015"] =
            "Kingma DP, Ba J. Adam: a method for stochastic optimization. International Conference on Learning Representations 2015; "
                + "arXiv:1412.6980.",
        ["Lin 1989"] = "Lin LI. A concordance correlation coefficient to evaluate reproducibility. Biometrics 1989; 45: 255–268.",
        ["Meng et al. 1992"] =
            "Meng XL, Rosenthal R, Rubin DB. Comparing correlated correlation coefficients. Psychological Bulletin 1992; 111: 172–175.",
        ["Milletari et al. 2016"] =
            "Milletari F, Navab N, Ahmadi SA. V-Net: fully convolutional neural networks for volumetric medical image segmentation. "
                + "International Conference on 3D Vision 2016: 565–571.",
        ["Nikolov et al. 2018"] =
            "Nikolov S, Blackwell S, Mendes R, et al. Deep learning to achieve clinically applicable segmentation of head and neck "
                + "anatomy for radiotherapy. arXiv:1809.04430, 2018.",
        ["Ronneberger et al. 2015"] =
            "Ronneberger O, Fischer P, Brox T. U-Net: convolutional networks for biomedical image segmentation. MICCAI 2015; LNCS "
                + "9351: 234–241.",
        ["Satterthwaite 1946"] =
            "Satterthwaite FE. An approximate distribution of estimates of variance components. Biometrics Bulletin 1946; 2: 110–114.",
        ["Savitzky and Golay 1964"] =
            "Savitzky A, Golay MJE. Smoothing and differentiation of data by simplified least squares procedures. Analytical "
                + "Chemistry 1964; 36: 1627–1639.",
        ["Schuirmann 1987"] =
            "Schuirmann DJ. A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of "
                + "average bioavailability. Journal of Pharmacokinetics and Biopharmaceutics 1987; 15: 657–680.",
        ["Silverman and Young 1987"] = "Silverman BW, Young GA. The bootstrap: to smooth or not to smooth? Biometrika 1987; 74: 469–479.",
        ["Spence and Stanley 2016"] =
            "Spence JR, Stanley DJ. Prediction interval: what to expect when you’re expecting … a replication. PLOS ONE 2016; 11: "
                + "e0162874.",
        ["Wiesenfarth et al. 2021"] =
            "Wiesenfarth M, Reinke A, Landman BA, et al. Methods and open-source toolkit for analyzing and visualizing challenge results. "
                + "Scientific Reports 2021; 11: 2369.",
        ["Wilcoxon 1945"] = "Wilcoxon F. Individual comparisons by ranking methods. Biometrics Bulletin 1945; 1: 80–83.",
        ["Åkesson et al. 2024"] =
            "Åkesson J, Töger J, Heiberg E. Random effects during training: implications for deep learning-based medical image "
                + "segmentation. Computers in Biology and Medicine 2024; 180: 108944.",
    };

    // Digital object identifiers, for BibTeX; Holm 1979 has none.
    private static readonly Dictionary<string, string> Dois = new()
    {
        ["Abraham and Khan 2019"] = "10.1109/ISBI.2019.8759329",
        ["Benjamini and Hochberg 1995"] = "10.1111/j.2517-6161.1995.tb02031.x",
        ["Bland and Altman 1986"] = "10.1016/S0140-6736(86)90837-8",
        ["Bland and Altman 1999"] = "10.1177/096228029900800204",
        ["Bonett and Wright 2000"] = "10.1007/BF02294183",
        ["Carkeet 2015"] = "10.1097/OPX.0000000000000513",
        ["Dice 1945"] = "10.2307/1932409",
        ["Efron 1987"] = "10.1080/01621459.1987.10478410",
        ["Huang et al. 2020"] = "10.1109/ICASSP40776.2020.9053405",
        ["Kingma and Ba 2015"] = "10.48550/arXiv.1412.6980",
        ["Lin 1989"] = "10.2307/2532051",
        ["Meng et al. 1992"] = "10.1037/0033-2909.111.1.172",
        ["Milletari et al. 2016"] = "10.1109/3DV.2016.79",
        ["Nikolov et al. 2018"] = "10.48550/arXiv.1809.04430",
        ["Ronneberger et al. 2015"] = "10.1007/978-3-319-24574-4_28",
        ["Savitzky and Golay 1964"] = "10.1021/ac60214a047",
        ["Schuirmann 1987"] = "10.1007/BF01068419",
        ["Spence and Stanley 2016"] = "10.1371/journal.pone.0162874",
        ["Wilcoxon 1945"] = "10.2307/3001968",
        ["Christodoulou et al. 2025"] = "10.48550/arXiv.2505.04720",
        ["Henderson 1953"] = "10.2307/3001853",
        ["Satterthwaite 1946"] = "10.2307/3002019",
        ["Silverman and Young 1987"] = "10.1093/biomet/74.3.469",
        ["Wiesenfarth et al. 2021"] = "10.1038/s41598-021-82017-6",
        ["Åkesson et al. 2024"] = "10.1016/j.compbiomed.2024.108944",
    };

    private readonly SortedSet<string> _cited = new(StringComparer.Ordinal);

    /// <summary>A text in which works are cited as <c>(Author 1999)</c> or <c>Author (1999)</c>; notes which.</summary>
    public string Read(string text)
    {
        foreach (var key in Works.Keys)
        {
            var (author, year) = (key[..key.LastIndexOf(' ')], key[(key.LastIndexOf(' ') + 1)..]);
            if (text.Contains(key, StringComparison.Ordinal) || text.Contains($"{author} ({year})", StringComparison.Ordinal))
            {
                _cited.Add(key);
            }
        }

        return text;
    }

    /// <summary>All works that can be cited.</summary>
    public static IReadOnlyCollection<string> All => Works.Keys;

    /// <summary>The works cited so far as entries of BibTeX, in the same order.</summary>
    public IEnumerable<string> Entries() => _cited.Select(key => BibTeX.Of(key, Works[key], Dois.GetValueOrDefault(key)));

    /// <summary>The works cited so far, by author and year.</summary>
    public IEnumerable<string> Listed => _cited.Select(key => Works[key]);
}

# Values that test/stats holds src/stats to, by R 4.2.2, pROC 1.18.0 and survey 4.1-1 (Debian bookworm:
# apt-get install r-base-core r-cran-proc r-cran-survey). Writes stats.r.json beside itself: Rscript make_stats.R
suppressMessages({ library(pROC); library(survey) })
json <- function(x) {
  if (is.list(x)) {
    body <- if (is.null(names(x))) sapply(x, json) else paste0('"', names(x), '": ', sapply(x, json))
    return(if (is.null(names(x))) paste0("[", paste(body, collapse = ", "), "]") else paste0("{", paste(body, collapse = ", "), "}"))
  }
  if (is.character(x)) return(paste0('"', x, '"'))
  s <- format(x, digits = 17, trim = TRUE, scientific = NA); s[is.na(x)] <- "null"
  if (length(x) == 1) s else paste0("[", paste(s, collapse = ", "), "]")
}
out <- list()
section <- function(name, tolerance, cases) out[[name]] <<- list(tolerance = tolerance, cases = cases)

section("t_upper", 1e-10, lapply(list(c(1.96, 29), c(17.7, 199), c(19.98, 16280), c(40, 1000.5), c(3, 1e6)), function(a)
  list(t = a[1], df = a[2], p = pt(a[1], a[2], lower.tail = FALSE))))
section("beta", 1e-9, lapply(list(c(.02, 45, 956), c(.07, 45, 956), c(.55, 669, 334), c(.01, .5, .5), c(.5, 5000, 4000)), function(a)
  list(x = a[1], a = a[2], b = a[3], lower = pbeta(a[1], a[2], a[3]), upper = pbeta(a[1], a[2], a[3], lower.tail = FALSE))))

# DeLong: two scores with ties, paired; two sets of rows, unpaired
set.seed(20240601)
n <- 300
y <- rbinom(n, 1, .3)
a <- round(y * .8 + rnorm(n), 1); b <- round(y * 1.1 + .6 * a + rnorm(n), 1)
ra <- roc(y, a, direction = "<", levels = c(0, 1)); rb <- roc(y, b, direction = "<", levels = c(0, 1))
y2 <- rbinom(200, 1, .4); c2 <- round(y2 * .5 + rnorm(200), 1)
rc <- roc(y2, c2, direction = "<", levels = c(0, 1))
place <- function(r) pROC:::delongPlacements(r)
pair <- function(x, y) matrix(c(var(x), cov(x, y), cov(x, y), var(y)), 2)
pa <- place(ra); pb <- place(rb); pc <- place(rc)
tp <- roc.test(rb, ra, paired = TRUE, method = "delong"); tu <- roc.test(rc, ra, paired = FALSE, method = "delong")
section("delong", 1e-9, list(list(
  positives = sum(y), negatives = sum(1 - y), auc = c(as.numeric(auc(ra)), as.numeric(auc(rb))),
  s10 = apply(pair(pa$X, pb$X), 1, as.list), s01 = apply(pair(pa$Y, pb$Y), 1, as.list),
  ci_candidate = as.numeric(ci.auc(rb))[c(1, 3)], z = as.numeric(tp$statistic), p = tp$p.value,
  other = list(positives = sum(y2), negatives = sum(1 - y2), auc = as.numeric(auc(rc)), s10 = var(pc$X), s01 = var(pc$Y)),
  d = as.numeric(tu$statistic), df = as.numeric(tu$parameter), p_unpaired = tu$p.value)))

# Clustered rate: linearised variance by cluster and the Korn-Graubard interval
g <- 40
size <- 5 + rpois(g, 20); rate <- rbeta(g, 2, 18)
events <- rbinom(g, size, rate)
rows <- data.frame(cluster = rep(seq_len(g), size), event = unlist(mapply(function(e, m) c(rep(1, e), rep(0, m - e)), events, size)))
design <- svydesign(ids = ~cluster, weights = ~1, data = rows)
m <- svymean(~event, design); p <- as.numeric(coef(m))
section("clustered", 1e-8, list(list(
  events = events, n = size, value = p, design_effect = as.numeric(vcov(m)) * nrow(rows) / (p * (1 - p)), df = degf(design),
  se = as.numeric(SE(m)),
  interval95 = as.numeric(confint(svyciprop(~event, design, method = "beta", level = .95))),
  interval99 = as.numeric(confint(svyciprop(~event, design, method = "beta", level = .99))))))

# Mean over clusters and ratio of means: linearised and jackknifed standard errors
rows$v <- rnorm(nrow(rows)) + rep(rnorm(g), size); rows$w <- 3 + rnorm(nrow(rows))
design <- svydesign(ids = ~cluster, weights = ~1, data = rows)
jack <- as.svrepdesign(design, type = "JK1")
sums <- function(x) as.numeric(tapply(x, rows$cluster, sum))
section("jackknife", 1e-9, list(list(n = size, v = sums(rows$v), w = sums(rows$w), mean = as.numeric(coef(svymean(~v, jack))),
  linearised = as.numeric(SE(svymean(~v, design))), jk1 = as.numeric(SE(svymean(~v, jack, mse = FALSE))))))
equal <- data.frame(cluster = rep(1:30, each = 8)); equal$v <- rnorm(240) + rep(rnorm(30), each = 8); equal$w <- 3 + rnorm(240) + rep(rnorm(30), each = 8)
design <- svydesign(ids = ~cluster, weights = ~1, data = equal); jack <- as.svrepdesign(design, type = "JK1")
r <- svyratio(~v, ~w, jack)
section("jackknife_ratio", 1e-9, list(list(v = as.numeric(tapply(equal$v, equal$cluster, sum)), w = as.numeric(tapply(equal$w, equal$cluster, sum)),
  value = as.numeric(coef(r)), se = as.numeric(SE(r)))))
section("ratio_of_means", 1e-9, local({
  d <- svydesign(ids = ~1, weights = ~1, data = equal); r <- svyratio(~v, ~w, d)
  list(list(n = 240, mean = c(mean(equal$v), mean(equal$w)), comoments = apply(cov(equal[, 2:3]) * 239, 1, function(x) as.list(as.numeric(x))),
    value = as.numeric(coef(r)), se = as.numeric(SE(r))))
}))
writeLines(json(out), file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "stats.r.json"))

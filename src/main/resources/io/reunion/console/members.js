/** What the fields of a member are called, and who may see them. */
import { t } from './view.js';

const FIELDS = {
  classYear: 'members.classYear', major: 'members.major', city: 'members.city', company: 'members.company', title: 'members.title',
  industry: 'members.industry', skills: 'members.skills', offers: 'members.offers', needs: 'members.needs', chapter: 'members.chapter',
  email: 'members.email', phone: 'members.phone', language: 'groups.language', name: 'events.name', degree: 'members.degree',
  school: 'members.school', studentNumber: 'members.studentNumber', otherNames: 'members.otherNames', familyName: 'members.familyName',
  givenName: 'members.givenName', consent: 'members.consent',
};

/** What a column of a list may stand for. */
export const COLUMNS = Object.keys(FIELDS);

const AUDIENCES = {
  NOBODY: 'members.nobody', INTRODUCTION: 'members.introduction', CHAPTER: 'members.ownChapter', MEMBERS: 'members.allMembers', GROUP: 'members.groups',
};

export const fieldName = (key) => (FIELDS[key] ? t(FIELDS[key]) : key);

export const audienceName = (audience) => t(AUDIENCES[audience]);
